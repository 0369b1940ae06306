/** The longest part of an address, in characters: tokens of links are the longest that we make ourselves. */
export const LONGEST_PART = 200;

const nowhere = (path: string) => (path.startsWith('/api/') ? '/api/v1/-' : '/-');

/**
 * The address of a request; one that cannot be decoded or has a part that is too long leads nowhere. The router
 * would answer those itself, without our headers and not in the person's language.
 */
export function soundAddress({ url = '/' }: { readonly url?: string | undefined }): string {
  const [path = ''] = url.split('?', 1);
  if (path.split('/').some((part) => part.length > LONGEST_PART)) return nowhere(path);
  try {
    decodeURI(path);
    return url;
  } catch {
    return nowhere(path);
  }
}
