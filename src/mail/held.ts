import type { PrismaClient } from '../generated/prisma/client.js';

/** The name under which is kept when mail was held: its position is in seconds since 1970. */
export const HELD = 'held';

/** When mail was last held because a backup was put back (UTC ISO 8601); null when it never was. */
export async function heldAt(prisma: PrismaClient): Promise<string | null> {
  const held = await prisma.mailCursor.findUnique({ where: { name: HELD } });
  return held && new Date(held.position * 1000).toISOString();
}
