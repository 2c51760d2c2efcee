import {
  createModelRegistry,
  environmentProviders,
  localServers,
  type ModelRegistry,
} from '@parallax/models';

/** The models that the server has too: those of the environment, of servers on this machine, and the offline ones. */
export function openModels(env: NodeJS.ProcessEnv): ModelRegistry {
  return createModelRegistry([...environmentProviders(env), ...localServers()]);
}
