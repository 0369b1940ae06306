import { hash } from 'node:crypto';
import { canonicalJson } from '../../domain/kernel/canonical.js';
import type { MinutesModel } from './minutes.model.js';

/**
 * What minutes say, as one number (SHA-256, hexadecimal) over their canonical JSON: an adopter names it as what was seen. The language
 * of the reader and the version of the crisis's picture, which moves on with every meeting, are no part of it; nor is what makes them official.
 */
export function minutesDigest({ version: _, language: __, official: ___, ...said }: MinutesModel): string {
  return hash('sha256', canonicalJson(said));
}
