/** The ways to show a result, as the form and the card name them. */
export const formats = [
  { value: 'markdown', label: 'Markdown', hint: 'Formatted text. Anything else is shown as JSON.' },
  { value: 'json', label: 'JSON', hint: 'The value as it is.' },
  { value: 'table', label: 'Table', hint: 'A row for each result.' },
] as const;
