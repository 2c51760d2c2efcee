import type { Graph, StoredGraph } from '@parallax/schema';
import { expect, test } from 'vitest';
import { ApiError } from '../api/http.ts';
import { createDocumentStore, hasUnsavedChanges, saveStatus } from './document-store.ts';
import { sampleGraph } from './graph.fixture.ts';
import { createGraphStore } from './graph-store.ts';

/** A server that keeps one graph, as the real one does: a stale base is refused. */
function setUp() {
  const stored: StoredGraph = { id: 'g1', version: 0, createdAt: 0, updatedAt: 0, graph: sampleGraph() };
  const put = (graph: Graph) => {
    Object.assign(stored, { graph, version: stored.version + 1 });
    return Promise.resolve({ ...stored });
  };
  const server = {
    getGraph: () => Promise.resolve({ ...stored }),
    createGraph: put,
    updateGraph(_id: string, graph: Graph, baseVersion: number) {
      if (baseVersion === stored.version) return put(graph);
      const details = { status: 409, code: 'stale', currentVersion: stored.version };
      return Promise.reject(new ApiError('Someone saved in the meantime.', details));
    },
  };
  const graph = createGraphStore(sampleGraph());
  const document = createDocumentStore(graph, server);
  const status = () => saveStatus(document.getState(), graph.getState().graph);
  const edit = () => graph.change((before) => ({ ...before, name: `${before.name}!` }));
  return { stored, server, graph, document, status, edit };
}

test('a draft becomes saved, then unsaved with an edit, and saved again with its undo', async () => {
  const { document, graph, status, edit } = setUp();
  expect(status()).toBe('draft');
  expect(await document.save()).toBe(true);
  expect(status()).toBe('saved');
  edit();
  expect(status()).toBe('unsaved');
  graph.undo();
  expect(status()).toBe('saved');
});

test('what is edited while it is being saved stays unsaved', async () => {
  const { document, status, edit } = setUp();
  const saving = document.save();
  expect(status()).toBe('saving');
  edit();
  await saving;
  expect(status()).toBe('unsaved');
});

test('a version saved elsewhere is never overwritten unasked', async () => {
  const { document, server, stored, status, edit } = setUp();
  await document.save();
  await server.updateGraph('g1', { ...stored.graph, name: 'Theirs' }, 1);
  edit();
  expect(await document.save()).toBe(false);
  expect(status()).toBe('conflict');
  expect(stored.graph.name).toBe('Theirs');
  expect(await document.saveOverTheirs()).toBe(true);
  expect(stored).toMatchObject({ version: 3, graph: { name: 'Sample!' } });
  expect(status()).toBe('saved');
});

test('a merge becomes the version after theirs, and its undo is the graph as it was edited', async () => {
  const { document, server, graph, stored, status, edit } = setUp();
  await document.save();
  await server.updateGraph('g1', { ...stored.graph, description: 'Theirs' }, 1);
  edit();
  await document.save();
  expect(await document.saveMerged({ ...graph.getState().graph, description: 'Theirs' })).toBe(true);
  expect(stored).toMatchObject({ version: 3, graph: { name: 'Sample!', description: 'Theirs' } });
  expect(status()).toBe('saved');
  graph.undo();
  expect(graph.getState().graph).toMatchObject({ name: 'Sample!', description: '' });
});

test('an earlier version becomes the newest; what was not saved becomes a version before it', async () => {
  const { document, server, graph, stored, edit } = setUp();
  const notes: (string | undefined)[] = [];
  const { updateGraph } = server;
  Object.assign(server, {
    updateGraph(id: string, saved: Graph, baseVersion: number, note?: string) {
      notes.push(note);
      return updateGraph(id, saved, baseVersion);
    },
  });
  await document.save();
  const first = { ...stored };
  edit();
  await document.save('Louder');
  edit();
  expect(await document.restore(first)).toBe(true);
  expect(notes).toEqual(['Louder', 'Before version 1 was restored', 'Version 1 restored']);
  expect(stored).toMatchObject({ version: 4, graph: { name: 'Sample' } });
  graph.undo();
  expect(graph.getState().graph.name).toBe('Sample!!');
});

test('an unreachable server is said, and nothing is lost', async () => {
  const { document, server, graph, status } = setUp();
  server.createGraph = () =>
    Promise.reject(new ApiError('Cannot reach it.', { status: 0, code: 'unreachable' }));
  expect(await document.save()).toBe(false);
  expect(status()).toBe('failed');
  expect(document.getState().error).toBe('Cannot reach it.');
  expect(hasUnsavedChanges(document.getState(), graph.getState().graph)).toBe(true);
});

test('a draft with unsaved changes is still unsaved after a reload; one without is not', () => {
  const { document, graph, status } = setUp();
  const draft = { graph: sampleGraph(), id: 'g1', version: 4, runId: null };
  document.resume({ ...draft, dirty: true });
  expect(status()).toBe('unsaved');
  document.resume({ ...draft, dirty: false });
  expect(status()).toBe('saved');
  expect(hasUnsavedChanges(document.getState(), graph.getState().graph)).toBe(false);
});
