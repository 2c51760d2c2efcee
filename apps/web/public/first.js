// Runs before the page is drawn and before any module. A file of its own, since the Content Security Policy refuses inline scripts.

// The theme, so that a dark page does not flash light; `src/ui/theme.ts` takes over.
{
  const chosen = localStorage.getItem('parallax.theme');
  const system = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  document.documentElement.dataset.theme = chosen === 'light' || chosen === 'dark' ? chosen : system;
}

// Zod would try whether it may compile code, which the policy forbids and the browser reports. It tries when a schema is made, and
// schemas are made while modules load, in an order that the bundler chooses.
globalThis.__zod_globalConfig = { jitless: true };

// The menus' scroll lock writes a style at run time. The package that it asks for the nonce looks for it under this name.
globalThis.__webpack_nonce__ = document.querySelector('meta[name="csp-nonce"]')?.content;
