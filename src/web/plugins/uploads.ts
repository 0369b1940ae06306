import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyReply, FastifyRequest, preValidationAsyncHookHandler } from 'fastify';
import type { FileRefusal, SendFile, Upload } from '../../domain/kernel/files.js';
import { holdsToken } from './csrf.js';
import { WebError } from './errors.js';
import { formOf } from './form-body.js';

const MEGABYTE = 1024 * 1024;
/** The texts of a form with a file: fewer and shorter than those of the largest form. */
const FIELDS = { fields: 500, fieldNameSize: 100, fieldSize: 64 * 1024, parts: 520, headerPairs: 50 } as const;
/** How much more than the limit is read to its end, so that whoever sends sees the page that says so; what is longer is cut off. */
const TOO_MUCH = 4;

declare module 'fastify' {
  interface FastifyRequest {
    /** The file of the form that was sent, or what is wrong with it; null when none was chosen. */
    upload: Upload | FileRefusal | null;
  }
}

export interface UploadOptions {
  readonly sendFile: SendFile;
  readonly maxMegabytes: number;
  /** Throws for who may not send a file here: nothing of it is taken in then. */
  check(request: FastifyRequest, reply: FastifyReply): Promise<void>;
}

/** Lets the routes of this feature take forms with a file (`multipart/form-data`). */
export async function addUploads(app: FastifyInstance): Promise<void> {
  app.decorateRequest('upload', null);
  await app.register(multipart, { throwFileSizeLimit: false });
}

/**
 * Reads a form with a file before the checks of every form: its texts become the body, its file goes to the store piece by piece. The token of
 * the session must stand before the file, as in `form/hidden`: without it, and for who is not signed in, nothing is taken in, and the check of
 * every form refuses.
 */
export function takesFile({ sendFile, maxMegabytes, check }: UploadOptions): preValidationAsyncHookHandler {
  return async (request, reply) => {
    // Of who is not signed in nothing is read at all.
    const { viewer } = request;
    if (!request.isMultipart() || !viewer) return;
    await check(request, reply);
    const length = Number(request.headers['content-length'] ?? 0);
    if (length > TOO_MUCH * maxMegabytes * MEGABYTE) {
      void reply.header('connection', 'close');
      throw new WebError(413, 'paper-too-large', { max: maxMegabytes });
    }
    const fields: [string, string][] = [];
    // One byte more than the limit tells that it was passed; the rest is thrown away as it comes.
    try {
      for await (const part of asSent(request.parts({ limits: { ...FIELDS, files: 1, fileSize: maxMegabytes * MEGABYTE + 1 } }))) {
        if (part.type === 'field') {
          if (typeof part.value === 'string') fields.push([part.fieldname, part.value]);
        } else if (part.filename && holdsToken(request, formOf(fields))) {
          request.upload = await sendFile(viewer.personId, part.filename, asSent(part.file));
        } else {
          part.file.resume();
        }
      }
    } catch (fault) {
      // A form that breaks off is what came of it: the check of every form refuses it.
      if (!(fault instanceof BrokenOff)) throw fault;
    }
    if (request.upload && 'sha256' in request.upload) fields.push(['file', request.upload.sha256]);
    request.body = formOf(fields);
  };
}

/** What was sent could not be read to its end. */
class BrokenOff extends Error {}

/** What comes in, with its faults told apart from those of our own; what the parser refuses with a status of its own (too many parts) keeps that. */
async function* asSent<T>(source: AsyncIterable<T>): AsyncIterable<T> {
  try {
    yield* source;
  } catch (fault) {
    throw typeof fault === 'object' && fault !== null && 'statusCode' in fault ? fault : new BrokenOff('the form breaks off', { cause: fault });
  }
}
