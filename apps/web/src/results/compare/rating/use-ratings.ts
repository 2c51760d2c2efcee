import type { Rating } from '@parallax/schema';
import { useCallback, useEffect, useRef, useState } from 'react';
import { errorMessage } from '../../../api/http.ts';
import { useSession } from '../../../app/session-context.ts';
import { toast } from '../../../ui/toast.ts';
import type { Answer } from '../answer.ts';

export type Judgement = Pick<Rating, 'score' | 'note'>;

const none: Judgement = { score: null, note: '' };

export interface Ratings {
  /** Whether those that were kept are here. */
  readonly ready: boolean;
  of(answer: Answer): Judgement;
  /** Shows it at once and keeps it with the run; what could not be kept is taken back and told. */
  rate(answer: Answer, judgement: Judgement): Promise<void>;
}

/** The ratings of the answers of a run, as the server keeps them. */
export function useRatings(runId: string): Ratings {
  const { api } = useSession();
  const [kept, setKept] = useState<ReadonlyMap<string, Judgement> | null>(null);
  useEffect(() => {
    let isGone = false;
    api.listRatings(runId).then(
      (ratings) => (isGone ? undefined : setKept(new Map(ratings.map((each) => [each.item, each])))),
      (thrown: unknown) => toast.error(errorMessage(thrown)),
    );
    return () => {
      isGone = true;
    };
  }, [api, runId]);

  /** One after the other, so that the last word stays the last. */
  const sent = useRef(Promise.resolve());
  const rate = useCallback(
    async ({ item }: Answer, { score, note }: Judgement) => {
      const before = kept?.get(item) ?? none;
      const put = (judgement: Judgement) => setKept((all) => new Map([...(all ?? []), [item, judgement]]));
      put({ score, note });
      sent.current = sent.current.then(async () => {
        try {
          await api.rate(runId, { item, score, note });
        } catch (thrown) {
          put(before);
          toast.error(`The rating was not kept. ${errorMessage(thrown)}`);
        }
      });
      await sent.current;
    },
    [api, runId, kept],
  );
  return { ready: kept !== null, of: ({ item }) => kept?.get(item) ?? none, rate };
}
