import { useState } from 'react';
import { errorMessage } from '../../api/http.ts';
import { useSession } from '../../app/session-context.ts';
import { useRun } from '../../run/hooks.ts';
import { Button } from '../../ui/button.tsx';
import { toast } from '../../ui/toast.ts';
import { Tooltip } from '../../ui/tooltip.tsx';

/** Beside views of a large run, whose long values are only begun: searching and copying see no more of them than is here. */
export function LoadAll() {
  const { run } = useSession();
  const light = useRun(({ state }) => state?.light === true);
  const [busy, setBusy] = useState(false);
  if (!light) return null;
  const load = async () => {
    setBusy(true);
    await run.loadAll().catch((thrown: unknown) => toast.error(errorMessage(thrown)));
    setBusy(false);
  };
  return (
    <Tooltip content="So that it opens at once, long texts of this run are only begun here. Loads all of them, for searching and copying.">
      <Button size="small" variant="quiet" busy={busy} onClick={() => void load()}>
        Load whole texts
      </Button>
    </Tooltip>
  );
}
