/** A parsed form: a name that comes more than once, or ends in `[]`, holds a list. */
export type FormBody = Record<string, string | string[]>;

/** Parses `application/x-www-form-urlencoded` as browsers send it. */
export function parseForm(body: string): FormBody {
  return formOf(new URLSearchParams(body));
}

/** The fields of a form by name, however they were sent. The prototype is null: no name can reach it. */
export function formOf(fields: Iterable<readonly [string, string]>): FormBody {
  const form: FormBody = Object.create(null) as FormBody;
  for (const [given, value] of fields) {
    const name = given.endsWith('[]') ? given.slice(0, -2) : given;
    const known = form[name];
    if (known === undefined) form[name] = name === given ? value : [value];
    else form[name] = Array.isArray(known) ? [...known, value] : [known, value];
  }
  return form;
}
