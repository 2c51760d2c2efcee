/** A server that many people have, so that only what differs has to be typed. */
export interface Preset {
  readonly id: string;
  readonly title: string;
  readonly baseUrl: string;
  readonly key: 'needed' | 'optional';
  /** What to do outside of Parallax first. */
  readonly hint: string;
}

const LOCAL =
  'Start it first. It may run on this machine or on another in your network: then change the address.';

export const presets: readonly Preset[] = [
  {
    id: 'openai',
    title: 'OpenAI',
    baseUrl: 'https://api.openai.com/v1',
    key: 'needed',
    hint: 'Keys are made at platform.openai.com, under API keys.',
  },
  {
    id: 'openrouter',
    title: 'OpenRouter',
    baseUrl: 'https://openrouter.ai/api/v1',
    key: 'needed',
    hint: 'One key for the models of many providers. Keys are made at openrouter.ai, under Keys.',
  },
  {
    id: 'ollama',
    title: 'Ollama',
    baseUrl: 'http://127.0.0.1:11434/v1',
    key: 'optional',
    hint: 'On this machine, at its usual port, it is found by itself. Add it for any other address.',
  },
  {
    id: 'lmstudio',
    title: 'LM Studio',
    baseUrl: 'http://127.0.0.1:1234/v1',
    key: 'optional',
    hint: 'On this machine, at its usual port, it is found by itself. Add it for any other address.',
  },
  { id: 'vllm', title: 'vLLM', baseUrl: 'http://127.0.0.1:8000/v1', key: 'optional', hint: LOCAL },
  {
    id: 'llamacpp',
    title: 'llama.cpp server',
    baseUrl: 'http://127.0.0.1:8080/v1',
    key: 'optional',
    hint: LOCAL,
  },
];
