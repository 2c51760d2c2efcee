import { builtInKinds } from '@parallax/nodes';
import { readGraph } from '@parallax/schema';
import { describe, expect, it } from 'vitest';
import { checkConnection } from '../src/compile/check-connection.ts';
import { compile } from '../src/compile/compile.ts';
import { planOf } from '../src/plan/plan.ts';
import { graphOf, programOf } from './run-graph.ts';

const essays = { kind: 'input', label: 'Essays', type: 'list', value: ['a', 'b', 'c'] };
const agent = { kind: 'agent', model: 'test/m', prompt: '{{input}}' };
const copies = { kind: 'fan-out', by: 'copies', count: 4 };

function issuesOf(graph: Parameters<typeof compile>[0]) {
  return compile(graph, builtInKinds).issues.map(({ code, node, edge }) => [code, node ?? edge]);
}

describe('compile', () => {
  it('reports every problem, not only the first', () => {
    const graph = graphOf(
      {
        a: { kind: 'teapot' },
        b: { ...agent, tempo: 3 },
        c: agent,
        d: { ...agent, label: 'D' },
        e: { ...agent, label: 'E' },
      },
      ['a -> c', 'd -> e', 'e -> d', 'nowhere -> c', 'c.wrong -> d'],
    );
    const found = issuesOf(graph);
    expect(found).toEqual(
      expect.arrayContaining([
        ['unknown-kind', 'a'],
        ['unknown-config', 'b'],
        ['dangling-edge', 'e3'],
        ['cycle', 'd'],
        ['cycle', 'e'],
      ]),
    );
    expect(found.some(([code]) => code === 'unknown-port')).toBe(true);
  });

  it('names the node, the place and the mend', () => {
    const [issue] = compile(graphOf({ a: agent }, []), builtInKinds).issues;
    expect(issue).toMatchObject({
      node: 'a',
      code: 'unconnected-port',
      message: expect.stringContaining('Draw an edge'),
    });
  });

  it('says which fan-outs cannot be joined and what to do', () => {
    const graph = graphOf(
      {
        x: { ...copies, label: 'X' },
        y: { ...copies, label: 'Y' },
        t: { kind: 'input' },
        j: { ...agent, prompt: '{{one}} {{two}}' },
      },
      ['t -> x', 't -> y', 'x -> j.one', 'y -> j.two'],
    );
    const [issue] = compile(graph, builtInKinds).issues;
    expect(issue).toMatchObject({ code: 'scopes-cannot-join', node: 'j' });
    expect(issue?.message).toMatch(/"X".*"Y".*Vote or a Reduce/);
  });

  it('takes a repaired cycle, and what hangs behind a cycle is not blamed', () => {
    const graph = graphOf(
      {
        t: { kind: 'input' },
        a: agent,
        b: { ...agent, prompt: '{{input}} {{more}}' },
        c: agent,
        o: { kind: 'output' },
      },
      ['t -> b.more', 'a -> b', 'b -> a', 'b -> c', 'c -> o'],
    );
    const blamed = issuesOf(graph).filter(([code]) => code === 'cycle');
    expect(blamed.map(([, node]) => node).sort()).toEqual(['a', 'b']);
  });

  it('gives a run its own inputs, and refuses those that fit nothing', () => {
    const graph = graphOf({ essays, o: { kind: 'output' }, a: agent }, ['essays -> a', 'a -> o']);
    expect(programWidth(graph, { essays: ['only one'] })).toBe(1);
    const { issues, program } = compile(graph, builtInKinds, { a: 'no', nobody: 'x', essays: 7 });
    expect(program).toBeNull();
    expect(issues.map((issue) => issue.code).sort()).toEqual(['bad-input', 'not-an-input', 'unknown-input']);
  });
});

function programWidth(
  graph: Parameters<typeof compile>[0],
  inputs: Parameters<typeof compile>[2],
): number | undefined {
  const { program } = compile(graph, builtInKinds, inputs);
  return program === null ? undefined : planOf(program).nodes.a?.tasks.min;
}

describe('plan', () => {
  it('counts tasks through nested fan-outs and says them in a sentence', () => {
    const graph = graphOf(
      {
        essays,
        rubric: { kind: 'input' },
        copies,
        a: { ...agent, prompt: '{{essay}} {{rubric}}' },
        v: { kind: 'vote' },
        r: { kind: 'reduce' },
        o: { kind: 'output' },
      },
      ['essays -> copies', 'copies -> a.essay', 'rubric -> a.rubric', 'a -> v', 'v -> r', 'r -> o'],
    );
    const { nodes, estimate } = planOf(programOf(graph));
    expect(nodes.a).toMatchObject({
      tasks: { min: 12, max: 12 },
      sentence: 'Runs 12 times',
      scopes: ['essays', 'copies'],
    });
    expect(nodes.v).toMatchObject({
      tasks: { min: 3, max: 3 },
      sentence: 'Combines 4 results for each essay',
    });
    expect(nodes.r).toMatchObject({ tasks: { min: 1, max: 1 }, sentence: 'Combines 3 results' });
    expect(estimate.calls).toEqual({ min: 12, max: 12 });
  });

  it('gives a range where only the run can tell', () => {
    const graph = graphOf(
      {
        t: { kind: 'input' },
        a: agent,
        lines: { kind: 'fan-out', by: 'lines' },
        b: agent,
        o: { kind: 'output' },
      },
      ['t -> a', 'a -> lines', 'lines -> b', 'b -> o'],
    );
    const { nodes, estimate } = planOf(programOf(graph));
    expect(nodes.b?.tasks.max).toBeNull();
    expect(estimate.calls).toEqual({ min: 1, max: null });
  });
});

describe('checkConnection', () => {
  const graph = graphOf(
    {
      t: { kind: 'input' },
      x: copies,
      y: copies,
      a: agent,
      b: agent,
      j: { ...agent, prompt: '{{one}} {{two}}' },
    },
    ['t -> x', 't -> y', 'x -> a', 'x -> j.one', 'a -> b'],
  );

  it('allows what can be joined', () => {
    expect(
      checkConnection(graph, builtInKinds, { source: 't', target: 'j', targetHandle: 'two' }),
    ).toBeNull();
    expect(
      checkConnection(graph, builtInKinds, { source: 'x', target: 'j', targetHandle: 'two' }),
    ).toBeNull();
  });

  it.each([
    ['a taken port', { source: 'y', target: 'a' }, 'port-taken'],
    ['another fan-out', { source: 'y', target: 'j', targetHandle: 'two' }, 'scopes-cannot-join'],
    ['itself', { source: 'a', target: 'a' }, 'cycle'],
    ['a port that is not there', { source: 't', target: 'j', targetHandle: 'three' }, 'unknown-port'],
    ['a target without inputs', { source: 'a', target: 't' }, 'unknown-port'],
  ])('refuses %s', (_, edge, code) => {
    expect(checkConnection(graph, builtInKinds, edge)?.code).toBe(code);
  });

  it('refuses a circle', () => {
    const open = graphOf({ a: agent, b: { ...agent, prompt: '{{x}} {{y}}' } }, ['a -> b.x']);
    expect(checkConnection(open, builtInKinds, { source: 'b', target: 'a' })?.code).toBe('cycle');
  });
});

describe('readGraph', () => {
  it('refuses a newer document in words, and says all that is wrong with a shape', () => {
    const newer = readGraph({ version: 2 });
    expect(newer.ok ? [] : newer.issues.map((issue) => issue.message)).toEqual([
      expect.stringContaining('newer Parallax'),
    ]);
    const bad = readGraph({
      version: 1,
      nodes: [
        { id: 'a b', kind: 'input' },
        { id: 'c', kind: 'input', colour: 1 },
      ],
    });
    expect(bad.ok ? [] : bad.issues.map((issue) => issue.code)).toHaveLength(2);
  });
});
