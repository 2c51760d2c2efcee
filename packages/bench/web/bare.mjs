// The page that the editor is measured against: React Flow with its own nodes and edges, and nothing else. The graph and the view come
// from `globalThis.bareGraph`, which the bench puts there first.
import { Background, Controls, ReactFlow, useEdgesState, useNodesState } from '@xyflow/react';
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import '@xyflow/react/dist/style.css';

const { nodes: initialNodes, edges: initialEdges, viewport } = globalThis.bareGraph;

function Bare() {
  const [nodes, , onNodesChange] = useNodesState(initialNodes);
  const [edges, , onEdgesChange] = useEdgesState(initialEdges);
  return createElement(
    ReactFlow,
    { nodes, edges, onNodesChange, onEdgesChange, defaultViewport: viewport, minZoom: 0.05, panOnDrag: [1] },
    createElement(Background),
    createElement(Controls),
  );
}

createRoot(document.getElementById('root')).render(createElement(Bare));
