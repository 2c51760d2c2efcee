// A placeholder that answers health checks and serves the built web, until the real server replaces it.
import { serve } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';

const app = new Hono();
app.get('/api/health', (c) => c.json({ ok: true }));
app.use('*', serveStatic({ root: new URL('../../web/dist', import.meta.url).pathname }));

const port = Number(process.env.PORT ?? 4680);
const server = serve({ fetch: app.fetch, port, hostname: '127.0.0.1' }, (address) => {
  console.log(`Parallax is at http://127.0.0.1:${address.port}`);
});
process.on('SIGTERM', () => server.close(() => process.exit(0)));
