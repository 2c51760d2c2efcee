// Finds or obtains a Chromium for the end-to-end tests and prints its path: `node scripts/chromium.mjs`.
// Each candidate is launched before it is trusted, also the one that worked last time.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { canLaunch } from './chromium-launch.mjs';
import { debian, home, npmPackage, playwright, system } from './chromium-sources.mjs';
import { readStamp, writeStamp } from './stamp.mjs';

const rememberedFile = path.join(home, 'chromium-path');

const sources = {
  $CHROMIUM_PATH: () => (process.env.CHROMIUM_PATH ? [process.env.CHROMIUM_PATH] : []),
  'the one that worked last time': () => [readStamp(rememberedFile)?.trim()].filter(Boolean),
  'a browser of the system': system,
  "Playwright's own": playwright,
  'the npm package @sparticuz/chromium': npmPackage,
  'the package of Debian': debian,
};

/** @returns {Promise<string>} the path of a browser that launches */
export async function findChromium({ log = () => {} } = {}) {
  const tried = [];
  for (const [name, candidates] of Object.entries(sources)) {
    try {
      for await (const file of candidates()) {
        if (!existsSync(file)) continue;
        if (await canLaunch(file)) {
          log(`Chromium: ${name}, ${file}`);
          writeStamp(rememberedFile, `${file}\n`);
          return file;
        }
        tried.push(`${file} (does not launch)`);
      }
    } catch (error) {
      tried.push(`${name} (${error.message})`);
    }
  }
  const found = tried.length > 0 ? ` Tried: ${tried.join(', ')}.` : '';
  throw new Error(`No Chromium that launches was found; set CHROMIUM_PATH to one.${found}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  console.log(await findChromium({ log: console.error }));
}
