import { isJsonObject, type Price, priceSchema } from '@parallax/schema';
import { CommandError } from '../exit.ts';
import { parseJson, readTextFile } from '../input/read-file.ts';

/** The prices in a file: a list, or the settings of a server as `GET /api/settings` gives them. Throws a `CommandError`. */
export async function readPrices(path: string): Promise<readonly Price[]> {
  const json = parseJson(await readTextFile(path), `"${path}"`);
  const parsed = priceSchema.array().safeParse(isJsonObject(json) ? json.prices : json);
  if (parsed.success) return parsed.data;
  throw new CommandError(
    `"${path}" is no list of prices. It has to look like [{ "model": "openai/gpt-*", "inputPerMillion": 1.25, "outputPerMillion": 10 }].`,
  );
}
