import { createStep, createWorkflow } from '@mastra/core/workflows';
import { z } from 'zod';

/** A workflow of one or two `foreach` steps. */
export function createPeer() {
  return (concurrency, works) => {
    let workflow = createWorkflow({
      id: 'bench',
      inputSchema: z.array(z.any()),
      outputSchema: z.array(z.any()),
    });
    for (let stage = 0; stage < works.length; stage += 1) {
      const step = createStep({
        id: `work-${stage}`,
        inputSchema: z.any(),
        outputSchema: z.any(),
        execute: ({ inputData }) => works[stage](inputData),
      });
      workflow = workflow.foreach(step, { concurrency });
    }
    const committed = workflow.commit();
    return async (items) => {
      const run = await committed.createRun();
      const result = await run.start({ inputData: items });
      if (result.status !== 'success')
        throw new Error(`Mastra: ${result.status} ${result.error?.message ?? ''}`);
      return result.result;
    };
  };
}
