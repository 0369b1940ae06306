import { qrOf } from '../plugins/qr.js';

/** The address at which people check in at a meeting with their own device; the same for everyone, and no secret. */
export function checkInAddress(baseUrl: string, meetingId: string): string {
  return new URL(`/meetings/${meetingId}/check-in`, baseUrl).href;
}

/** That address with its QR code, to show at the table. */
export function checkInCode(baseUrl: string, meetingId: string) {
  const address = checkInAddress(baseUrl, meetingId);
  return { ...qrOf(address), address };
}
