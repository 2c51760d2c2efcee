/** A part of the answer that an instruction asks for by name: "1. **Agreed**: what no reviewer disputes." */
export interface OutlinePart {
  readonly title: string;
  readonly about: string;
}

/** The named parts that an instruction lists; empty when it names fewer than two. */
export function outlineOf(instruction: string): OutlinePart[] {
  const parts = instruction.split('\n').flatMap((line): OutlinePart[] => {
    const found =
      /^\s*(?:\d+[.)]|[-*•])\s*(?:\*\*(.+?)\*\*|["“](.+?)["”]|(\p{Lu}[\p{L} ]{2,24}?))\s*[:–—-]\s*(.+)$/u.exec(
        line,
      );
    const title = found?.[1] ?? found?.[2] ?? found?.[3];
    return title === undefined ? [] : [{ title: title.replace(/:$/, ''), about: found?.[4] ?? '' }];
  });
  return parts.length >= 2 ? parts : [];
}
