import * as Rivet from '@ironclad/rivet-node';

const visualData = { x: 0, y: 0, width: 200 };

function node(id, type, data, extra = {}) {
  return { id, type, title: id, visualData, data, ...extra };
}

/** A graph with one or two split-run nodes that call an external function. */
export function createPeer() {
  return (_concurrency, works, size) => {
    const nodes = [node('in', 'graphInput', { id: 'input', dataType: 'any[]', useDefaultValueInput: false })];
    const connections = [];
    let from = { outputNodeId: 'in', outputId: 'data' };
    const externalFunctions = {};
    for (let stage = 0; stage < works.length; stage += 1) {
      const id = `work${stage}`;
      nodes.push(
        node(
          id,
          'externalCall',
          { functionName: id, useFunctionNameInput: false, useErrorOutput: false },
          { isSplitRun: true, splitRunMax: size },
        ),
      );
      connections.push({ ...from, inputNodeId: id, inputId: 'arguments' });
      from = { outputNodeId: id, outputId: 'result' };
      externalFunctions[id] = async (_context, item) => ({ type: 'any', value: await works[stage](item) });
    }
    nodes.push(node('out', 'graphOutput', { id: 'output', dataType: 'any[]' }));
    connections.push({ ...from, inputNodeId: 'out', inputId: 'value' });
    const project = {
      metadata: { id: 'p', title: 'bench', description: '', mainGraphId: 'g' },
      graphs: { g: { metadata: { id: 'g', name: 'g', description: '' }, nodes, connections } },
      plugins: [],
    };
    return async (items) => {
      const outputs = await Rivet.runGraph(project, {
        graph: 'g',
        inputs: { input: { type: 'any[]', value: items } },
        externalFunctions,
      });
      return outputs.output?.value;
    };
  };
}
