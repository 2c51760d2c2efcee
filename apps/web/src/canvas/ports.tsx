import type { GraphNode } from '@parallax/schema';
import { Handle, Position, useUpdateNodeInternals } from '@xyflow/react';
import { useEffect, useRef } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { useCompiled, useDocumentGraph, useGraph } from '../graph/hooks.ts';
import { portsOf } from '../graph/ports.ts';
import { cx } from '../ui/cx.ts';
import { portTop } from './port-place.ts';
import styles from './ports.module.css';

/** The ports of a card, their names outside of it. A port that is gone but still connected stays, marked, until its edge is removed. */
export function Ports({ node }: { node: GraphNode }) {
  const blocks = useDocumentGraph((graph) => graph.blocks);
  const { inputs, outputs } = portsOf(node, blocks);
  const connected = useConnectedInputs(node.id);
  const gone = connected.filter((name) => !inputs.some((port) => port.name === name));
  const names = [...inputs.map((port) => port.name), ...gone];
  const key = `${names.join('\n')}→${outputs.map((port) => port.name).join('\n')}`;
  const update = useUpdateNodeInternals();
  const measured = useRef(key);
  useEffect(() => {
    // The canvas measures the handles of a new card by itself.
    if (measured.current !== key) update(node.id);
    measured.current = key;
  }, [key, node.id, update]);
  return (
    <>
      {names.map((name, index) => (
        <InputPort
          key={name}
          name={name}
          top={portTop(index)}
          nodeId={node.id}
          many={inputs[index]?.many === true}
          gone={gone.includes(name)}
        />
      ))}
      {outputs.map((port, index) => (
        <OutputPort key={port.name} name={port.name} top={portTop(index)} nodeId={node.id} />
      ))}
    </>
  );
}

/** The names of the inputs that edges lead to. */
function useConnectedInputs(nodeId: string): readonly string[] {
  return useGraph(
    useShallow((graph) =>
      graph.edges.flatMap((edge) =>
        edge.target === nodeId && edge.targetHandle !== undefined ? [edge.targetHandle] : [],
      ),
    ),
  );
}

interface PortProps {
  name: string;
  top: number;
  nodeId: string;
}

function InputPort({ name, top, nodeId, many, gone }: PortProps & { many: boolean; gone: boolean }) {
  const label = gone ? `${name} (gone)` : name;
  return (
    <Handle
      id={name}
      type="target"
      position={Position.Left}
      className={cx(styles.port, styles.input, many && styles.many, gone && styles.gone)}
      style={{ top }}
      role="img"
      aria-label={`Input ${label}`}
      data-port={`${nodeId}.${name}`}
      isConnectableStart={!gone}
    >
      <span className={styles.name}>{label}</span>
    </Handle>
  );
}

function OutputPort({ name, top, nodeId }: PortProps) {
  const many = useCompiled((compiled) => (compiled.scopes[nodeId]?.outputs[name]?.length ?? 0) > 0);
  return (
    <Handle
      id={name}
      type="source"
      position={Position.Right}
      className={cx(styles.port, styles.output, many && styles.many)}
      style={{ top }}
      role="img"
      aria-label={`Output ${name}, ${many ? 'many values' : 'one value'}`}
      data-port={`${nodeId}.${name}`}
    >
      <span className={styles.name}>{name}</span>
    </Handle>
  );
}
