import { Annotation, Send, StateGraph } from '@langchain/langgraph';

/** A map with `Send`, one or two supersteps; the concurrency is the graph's `maxConcurrency`. */
export function createPeer() {
  return (concurrency, works) => {
    const stages = works.length;
    const State = Annotation.Root({
      items: Annotation(),
      first: Annotation({ reducer: (a, b) => a.concat(b), default: () => [] }),
      second: Annotation({ reducer: (a, b) => a.concat(b), default: () => [] }),
    });
    const keys = ['first', 'second'];
    let graph = new StateGraph(State).addNode('spread', () => ({}));
    for (let stage = 0; stage < stages; stage += 1) {
      graph = graph.addNode(`work-${stage}`, async ({ item }) => ({
        [keys[stage]]: [await works[stage](item)],
      }));
    }
    graph = graph.addEdge('__start__', 'spread');
    graph = graph.addConditionalEdges(
      'spread',
      (state) => state.items.map((item) => new Send('work-0', { item })),
      ['work-0'],
    );
    if (stages === 2) {
      graph = graph.addNode('gather', () => ({})).addEdge('work-0', 'gather');
      graph = graph.addConditionalEdges(
        'gather',
        (state) => state.first.map((item) => new Send('work-1', { item })),
        ['work-1'],
      );
    }
    graph = graph.addEdge(`work-${stages - 1}`, '__end__');
    const compiled = graph.compile();
    return async (items) => {
      const state = await compiled.invoke({ items }, { maxConcurrency: concurrency, recursionLimit: 100 });
      return state[keys[stages - 1]];
    };
  };
}
