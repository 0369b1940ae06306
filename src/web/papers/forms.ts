import type { FastifyRequest } from 'fastify';
import { personsIn } from '../../domain/kernel/circle.js';
import type { Paper } from '../../domain/papers/state.js';
import { bodyOf, many, ticked } from '../plugins/form-fields.js';
import { formState, type FormState } from '../plugins/form-state.js';

type Body = Record<string, unknown>;

/** The file of a form: the one that came with it, else the one that was received with an earlier try. */
export function fileOf({ upload, body }: FastifyRequest): { readonly uploadId: unknown; readonly uploadName: unknown } {
  if (upload !== null && 'id' in upload) return { uploadId: upload.id, uploadName: upload.fileName };
  const { uploadId, uploadName } = bodyOf(body);
  return { uploadId: uploadId === '' ? undefined : uploadId, uploadName };
}

/** Where a paper is to hang and who may see it, as its form says. */
export function placedForm(body: Body) {
  const circle = many(body, 'restrictedTo');
  const [kind, id] = typeof body.about === 'string' ? body.about.split(':') : [];
  const about = body.about === undefined || body.about === '' ? null : { kind, id };
  return { title: body.title, about, shareable: ticked(body, 'shareable'), restrictedTo: circle.length === 0 ? null : circle };
}

/** What the form of a paper holds at first. */
export function paperValues({ title, about, shareable, restrictedTo }: Paper): Record<string, unknown> {
  return { title, about: about === null ? '' : `${about.kind}:${about.id}`, shareable: shareable ? '1' : '', restrictedTo: personsIn(restrictedTo) };
}

/** What was typed in the form of a paper, in the shape of `paperValues`: a box that was not ticked is not sent. */
export function typedValues(values: FormState['values']): Record<string, unknown> {
  return { title: values.title, about: values.about ?? '', shareable: values.shareable === undefined || values.shareable === '' ? '' : '1', restrictedTo: many(values as Body, 'restrictedTo') };
}

/** A form that was refused with the file that was received: it need not be chosen again. */
export function withFile(form: FormState, request: FastifyRequest): FormState {
  return { ...form, values: { ...form.values, ...fileOf(request) } };
}

/** A form of which the file itself was refused. */
export function fileRefused(request: FastifyRequest, message: string): FormState {
  return formState({ values: request.body, errors: { file: message } });
}
