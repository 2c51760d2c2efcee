import type { Position } from '@parallax/schema';
import * as groups from '../groups.ts';
import { splitId } from '../levels.ts';
import type { EditorContext } from './context.ts';

/** Groups and notes: what is drawn and does not run. */
export function drawingActions({
  canvas,
  change,
  changeAt,
  flat,
  fresh,
  local,
  selected,
  selection,
}: EditorContext) {
  return {
    addNote(position: Position, text = ''): string {
      const id = fresh('note');
      change((g) => groups.addNote(g, { id, text, position, width: 280, height: 160 }));
      selection.selectNode(flat(id));
      return flat(id);
    },

    updateNote(noteId: string, patch: groups.NotePatch): void {
      changeAt(
        noteId,
        (g, id) => groups.updateNote(g, id, patch),
        `note:${noteId}:${Object.keys(patch).join()}`,
      );
    },

    /** Puts what is selected in a group. Returns its id; null when nothing is selected. */
    groupSelected(title = 'Group'): string | null {
      const known = new Set([...canvas().nodes, ...(canvas().notes ?? [])].map(({ id }) => id));
      const members = [...selected()].filter((id) => known.has(id));
      if (members.length === 0) return null;
      const id = fresh('group');
      change((g) => groups.addGroup(g, { id, title, members }));
      selection.selectNode(flat(id));
      return flat(id);
    },

    /** Takes the selected groups apart, and those of which something is selected. */
    ungroupSelected(): void {
      const picked = local(selection.getState().nodes);
      const found = (canvas().groups ?? []).filter(
        (group) => picked.has(group.id) || group.members.some((member) => picked.has(member)),
      );
      change((g) => groups.removeGroups(g, new Set(found.map(({ id }) => id))));
      selection.set(found.flatMap(({ members }) => members).map(flat), []);
    },

    renameGroup(groupId: string, title: string): void {
      changeAt(groupId, (g, id) => groups.updateGroup(g, id, { title }), `group:${groupId}`);
    },

    /** Folds a group into one card, or opens it again. */
    collapseGroup(groupId: string, collapsed: boolean): void {
      changeAt(groupId, (g, id) => groups.updateGroup(g, id, { collapsed }));
    },

    /** Folds or opens the groups that are selected, or of which something is. */
    toggleGroups(): void {
      const picked = local(selection.getState().nodes);
      for (const { id, members, collapsed } of canvas().groups ?? []) {
        if (!picked.has(id) && !members.some((member) => picked.has(member))) continue;
        change((g) => groups.updateGroup(g, id, { collapsed: collapsed !== true }));
        selection.selectNode(flat(id));
        return;
      }
    },

    /** Takes a node or note out of its group, and puts it into another where one is given. */
    regroup(memberId: string, groupId: string | null): void {
      const member = splitId(memberId).id;
      change((g) => {
        const out = groups.forgetMembers(g, new Set([member]));
        const into = groupId === null ? undefined : out.groups?.find(({ id }) => id === splitId(groupId).id);
        return into === undefined
          ? out
          : groups.updateGroup(out, into.id, { members: [...into.members, member] });
      });
    },
  };
}
