import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { CrashScreen } from './app/crash-screen.tsx';
import { createSession } from './app/session.ts';
import { preloadCanvas } from './canvas/load-canvas.tsx';
import './ui/tokens.css';
import './ui/base.css';
import { startTheme } from './ui/theme.ts';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');

startTheme();
preloadCanvas();
createRoot(root).render(
  <StrictMode>
    <CrashScreen>
      <App session={createSession()} />
    </CrashScreen>
  </StrictMode>,
);
