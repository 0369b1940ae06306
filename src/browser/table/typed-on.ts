// What is typed on in a form while it is being sent: the beginning of the next one, or a change of what was refused.

type Words = HTMLInputElement | HTMLTextAreaElement;

const isWords = (control: Element): control is Words => control.matches('textarea, input:not([type]), input[type="text"]');
/** A form that is sent may hold other line ends than its fields. */
const sameEnds = (text: string) => text.replaceAll('\r\n', '\n');

/** Takes up what was typed in a form since it was sent with these fields. What it gives puts that back once the form was made anew. */
export function typedOn(form: HTMLFormElement, sent: readonly (readonly [name: string, value: string])[]): () => void {
  const later = [...form.elements].filter(isWords).flatMap((control) => {
    const before = sent.filter(([name]) => name === control.name).map(([, value]) => sameEnds(value));
    return before.length === 0 || control.value.trim() === '' || before.includes(control.value) ? [] : [[control, control.value] as const];
  });
  return () => {
    for (const [control, value] of later) {
      if (!control.isConnected) continue;
      control.value = value;
      // As typed: so that it is kept as a draft.
      control.dispatchEvent(new Event('input', { bubbles: true }));
    }
  };
}
