import { createStore } from 'zustand/vanilla';

/** The code of the server's refusal to whoever has not given its token. */
const TOKEN_NEEDED = 'token-needed';

/** Whether the server has refused a request for want of its token. */
export const signInStore = createStore<{ readonly needed: boolean }>(() => ({ needed: false }));

/** Called for every refusal: a server that listens beyond this machine asks for a token. */
export function noteRefusal(code: string): void {
  if (code === TOKEN_NEEDED) signInStore.setState({ needed: true });
}
