/** Asks for sections that can be worked on at the same time. */
export const DEFAULT_PLAN_PROMPT = `Divide the work on the input below into sections that can be done independently and at the same time, without one having to wait for another. Use as few sections as do it justice, at most {{maxItems}}. Give each a short title, and say in one or two sentences what belongs in it.

<input>
{{input}}
</input>`;
