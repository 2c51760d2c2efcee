import { expectedVote } from '@parallax/nodes';
import { Slider } from 'radix-ui';
import { useMemo, useState } from 'react';
import { useCompiled, useGraph } from '../../graph/hooks.ts';
import { formatCost, formatShare } from '../../results/format/figures.ts';
import { count, counted } from '../../ui/format.ts';
import sliderStyles from '../model-call/call-fields.module.css';
import { callsOfSample } from './calls-of-sample.ts';
import type { Stop } from './stop.ts';
import styles from './vote.module.css';

/** Above so many samples the preview takes too long to be live, and its numbers hardly change any more. */
const MOST = 400;

/** What a stopping rule takes on average, for an agreement that the person tries out. */
export function StopPreview({ nodeId, stop }: { nodeId: string; stop: Stop }) {
  const [agreement, setAgreement] = useState(0.8);
  const nodes = useCompiled(({ plan }) => plan?.nodes);
  const graph = useGraph((each) => each);
  const sample = useMemo(() => callsOfSample(graph, nodes, nodeId), [graph, nodes, nodeId]);
  const expected = useMemo(
    () => (sample === undefined ? undefined : expectedVote(stop, Math.min(MOST, sample.most), agreement)),
    [stop, sample, agreement],
  );
  if (sample === undefined || expected === undefined) {
    return <p className={styles.note}>Connect answers to the vote to see what stopping early would save.</p>;
  }
  const saved = 1 - expected.asked / Math.min(MOST, sample.most);
  const perQuestion = (samples: number) =>
    sample.costUsd === null || sample.costUsd === 0 ? '' : `, ${formatCost(samples * sample.costUsd)}`;
  return (
    <section className={styles.preview} aria-label="Expected savings">
      <div className={styles.previewHead}>
        <span>If {Math.round(agreement * 100)}% of single answers agree</span>
      </div>
      <Slider.Root
        className={sliderStyles.slider}
        min={0.5}
        max={1}
        step={0.01}
        value={[agreement]}
        onValueChange={([next]) => setAgreement(next ?? agreement)}
      >
        <Slider.Track className={sliderStyles.track}>
          <Slider.Range className={sliderStyles.range} />
        </Slider.Track>
        <Slider.Thumb className={sliderStyles.thumb} aria-label="Agreement of single answers" />
      </Slider.Root>
      <p className={styles.expected} aria-live="polite">
        <strong>
          {expected.asked.toFixed(1)} of {count(sample.most)}
        </strong>{' '}
        answers in {expected.waves.toFixed(1)} waves
        {sample.calls === undefined ? '' : `, ${(expected.asked * sample.calls).toFixed(1)} calls`}
        {perQuestion(expected.asked)}: {formatShare(saved)} saved.
      </p>
      <p className={styles.note}>
        The more frequent answer wins in {formatShare(expected.accuracy)} of cases. Reckoned for two possible
        answers{sample.most > MOST ? ` and ${counted(MOST, 'sample')}` : ''}, each drawn by itself.
      </p>
    </section>
  );
}
