// The clock's own two globals, the same in Node and in browsers. Kinds do not see them: they have no timers.
declare function setTimeout(then: () => void, ms: number): number;
declare function clearTimeout(timer: number): void;
