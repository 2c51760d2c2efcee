/** Scrolls several elements together vertically. */
export interface ScrollGroup {
  /** Adds an element, which takes on the common position; returns a function that removes it. */
  add(element: HTMLElement): () => void;
  setTogether(together: boolean): void;
}

/** Elements that scroll as one. What a follower cannot reach, because its text is shorter, does not pull the others back. */
export function createScrollGroup(): ScrollGroup {
  const members = new Set<HTMLElement>();
  /** Positions that we set ourselves and whose scroll event is still to come. */
  const expected = new Map<HTMLElement, number>();
  let together = true;
  let top = 0;

  function follow(member: HTMLElement): void {
    const before = member.scrollTop;
    member.scrollTop = top;
    if (member.scrollTop !== before) expected.set(member, member.scrollTop);
  }

  function scrolled(leader: HTMLElement): void {
    const own = expected.get(leader);
    expected.delete(leader);
    if (!together || own === leader.scrollTop) return;
    top = leader.scrollTop;
    for (const member of members) if (member !== leader) follow(member);
  }

  return {
    add(element) {
      const listen = () => scrolled(element);
      members.add(element);
      element.addEventListener('scroll', listen, { passive: true });
      if (together) follow(element);
      return () => {
        element.removeEventListener('scroll', listen);
        members.delete(element);
        expected.delete(element);
      };
    },
    setTogether(next) {
      together = next;
    },
  };
}
