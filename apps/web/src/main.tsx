import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { CrashScreen } from './app/crash-screen.tsx';
import { Root } from './app/root.tsx';
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
      <Root />
    </CrashScreen>
  </StrictMode>,
);
