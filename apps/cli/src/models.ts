import {
  createModelRegistry,
  environmentProviders,
  localServers,
  type ModelRegistry,
  offlineProvider,
} from '@parallax/models';
import { TaskError } from '@parallax/schema';
import { CommandError } from './exit.ts';

/**
 * The models that the server has too: those of the environment, of servers on this machine, and the offline ones. Throws a
 * `CommandError` for a variable that cannot be used.
 */
export function openModels(env: NodeJS.ProcessEnv): ModelRegistry {
  try {
    return createModelRegistry([offlineProvider(env), ...environmentProviders(env), ...localServers()]);
  } catch (thrown) {
    if (TaskError.is(thrown)) throw new CommandError(thrown.message, { cause: thrown });
    throw thrown;
  }
}
