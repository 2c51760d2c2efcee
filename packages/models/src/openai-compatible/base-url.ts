import { TaskError } from '@parallax/schema';
import { isForbiddenHost } from './forbidden-host.ts';

/**
 * Checks the base URL of a model server and gives it in one form: http or https, no credentials, query or fragment, no address
 * at which machines in a cloud hand out their secrets, no slash at the end. Servers on this machine or in the local network are
 * legitimate. What a name resolves to is judged when it is called. Throws a `TaskError` with code `bad-base-url`.
 */
export function checkBaseUrl(baseUrl: string): string {
  const url = URL.parse(baseUrl.trim());
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:')) {
    // Not repeated: it may hold a password, or be a key that was put into the wrong field.
    throw badBaseUrl('The base URL is not an http or https address, like http://127.0.0.1:11434/v1.');
  }
  if (url.username !== '' || url.password !== '') {
    throw badBaseUrl(
      'The address of a model server must not hold a user name or a password. Give the key by itself.',
    );
  }
  if (url.search !== '' || url.hash !== '') {
    throw badBaseUrl('The address of a model server must end with its path: no "?" and no "#".');
  }
  if (url.hostname === '0.0.0.0' || url.hostname === '[::]') {
    throw badBaseUrl(
      `"${url.hostname}" stands for all addresses of a machine, so nothing can be asked there. For a server on this machine write 127.0.0.1.`,
    );
  }
  if (isForbiddenHost(url.hostname)) {
    throw badBaseUrl(`"${url.hostname}" is a link-local or metadata address, where no model server is.`);
  }
  return url.href.replace(/\/+$/, '');
}

export function badBaseUrl(message: string): TaskError {
  return new TaskError('bad-base-url', message);
}
