import type { RunSummary, ShareInfo } from '@parallax/schema';
import { useState } from 'react';
import { errorMessage } from '../api/http.ts';
import { runTime, runTitle } from '../history/run-words.ts';
import { Button } from '../ui/button.tsx';
import { ago } from '../ui/format.ts';
import { toast } from '../ui/toast.ts';
import styles from './share.module.css';
import { shareApi } from './share-api.ts';

interface ShareListProps {
  readonly shares: readonly ShareInfo[];
  readonly runs: readonly RunSummary[];
  readonly onChanged: () => void;
}

/** The links that were made, with what they show. Their addresses are not kept. */
export function ShareList({ shares, runs, onChanged }: ShareListProps) {
  return (
    <section className={styles.part} aria-label="Links that were made">
      <h3>Links that were made</h3>
      {shares.length === 0 ? (
        <p className={styles.faint}>None. Each link that is made appears here, and can be ended here.</p>
      ) : (
        <ul className={styles.shares}>
          {shares.map((share) => (
            <ShareRow
              key={share.id}
              share={share}
              run={runs.find(({ id }) => id === share.runId)}
              onChanged={onChanged}
            />
          ))}
        </ul>
      )}
    </section>
  );
}

interface ShareRowProps {
  readonly share: ShareInfo;
  readonly run: RunSummary | undefined;
  readonly onChanged: () => void;
}

function ShareRow({
  share: { id, graphVersion, runId, createdAt, expiresAt },
  run,
  onChanged,
}: ShareRowProps) {
  const [isEnding, setIsEnding] = useState(false);
  const now = Date.now();
  const ended = expiresAt !== null && expiresAt <= now;
  const what = `Version ${graphVersion}${runId === null ? '' : `, with ${run === undefined ? 'a run' : `the run of ${runTitle(run)}`}`}`;
  const until =
    expiresAt === null ? 'does not expire' : `${ended ? 'expired' : 'expires'} ${runTime(expiresAt)}`;
  const end = async () => {
    try {
      await shareApi.delete(id);
      onChanged();
    } catch (thrown) {
      toast.error(errorMessage(thrown));
      setIsEnding(false);
    }
  };
  return (
    <li className={styles.share}>
      <div className={styles.what}>
        <strong>{what}</strong>
        <p className={styles.faint}>{`Made ${ago(createdAt, now)} · ${until}`}</p>
      </div>
      {isEnding ? (
        <>
          <Button size="small" autoFocus onClick={() => setIsEnding(false)}>
            Keep
          </Button>
          <Button size="small" variant="danger" onClick={() => void end()}>
            End for good
          </Button>
        </>
      ) : (
        <Button size="small" aria-label={`End the link to ${what}`} onClick={() => setIsEnding(true)}>
          End
        </Button>
      )}
    </li>
  );
}
