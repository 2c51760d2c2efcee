import type { Graph } from '@parallax/schema';
import { Download, GitFork } from 'lucide-react';
import { useState } from 'react';
import { api } from '../api/client.ts';
import { ApiError, errorMessage } from '../api/http.ts';
import { signInStore } from '../api/sign-in-needed.ts';
import { downloadGraph } from '../app/graph-file.ts';
import { Logo } from '../app/logo.tsx';
import { pathOf } from '../app/router.ts';
import { SignInDialog } from '../app/sign-in-dialog.tsx';
import { ThemeMenu } from '../app/theme-menu.tsx';
import bar from '../app/top-bar.module.css';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { toast } from '../ui/toast.ts';

/** The name of what is shared, and the ways to make it one's own. */
export function SharedBar({ graph }: { graph: Graph }) {
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState(false);
  const [signsIn, setSignsIn] = useState(false);
  const fork = async () => {
    setBusy(true);
    try {
      const { id } = await api.createGraph(graph, 'Forked from a shared view');
      window.location.assign(pathOf({ page: 'graph', id }));
    } catch (thrown) {
      setBusy(false);
      if (thrown instanceof ApiError && (thrown.status === 401 || thrown.status === 403)) setRefused(true);
      else toast.error(errorMessage(thrown));
    }
  };
  return (
    <header className={bar.bar}>
      <div className={bar.group}>
        <Logo />
        <h1 className={bar.title}>{graph.name}</h1>
        <span className={bar.save}>Shared, read only</span>
      </div>
      <div className={bar.group}>
        <ThemeMenu />
        <Button icon={Download} onClick={() => downloadGraph(graph)}>
          Download
        </Button>
        <Button icon={GitFork} variant="primary" busy={busy} onClick={() => void fork()}>
          Fork
        </Button>
      </div>
      <Dialog
        open={refused}
        onClose={() => setRefused(false)}
        size="small"
        title="A copy cannot be saved here"
        description="This server keeps graphs for those who have its token. Download the graph as a file, and open it in a Parallax of your own; or sign in, and fork it here."
        footer={
          <>
            <Button
              onClick={() => {
                setRefused(false);
                setSignsIn(true);
                signInStore.setState({ needed: true });
              }}
            >
              Sign in
            </Button>
            <Button
              variant="primary"
              icon={Download}
              onClick={() => {
                downloadGraph(graph);
                setRefused(false);
              }}
            >
              Download the graph
            </Button>
          </>
        }
      />
      {signsIn ? <SignInDialog /> : null}
    </header>
  );
}
