import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildHouse, type House, type Role } from '../../support/house.js';
import { addsPaper, exe, pdf } from '../../support/papers.js';
import { testServer, type TestServer } from '../../support/server.js';
import { clientOf } from './client.js';

let server: TestServer;
let house: House;
beforeAll(async () => {
  server = await testServer({ PAPER_MAX_MB: '1' });
  house = await buildHouse(server, 'EEN');
});
afterAll(() => server.close());

async function uploads(meetingId: string, fileName: string, payload: Buffer, who: Role = 'secretary', type = 'application/octet-stream') {
  const authorization = `Bearer ${(await clientOf(server, house.people[who])).token}`;
  return server.app.inject({ method: 'POST', url: `/api/v1/meetings/${meetingId}/uploads?fileName=${encodeURIComponent(fileName)}`, payload, headers: { authorization, 'content-type': type } });
}

it('takes a file in by its bytes, makes a paper of it by a command, and gives the bytes back', async () => {
  const meetingId = await house.meeting('preparation');
  const sent = await uploads(meetingId, 'Kaart één.pdf', pdf('api'));
  expect(sent.json()).toMatchObject({ size: pdf('api').length, mediaType: 'application/pdf', fileName: 'Kaart één.pdf' });
  const client = await clientOf(server, house.people.secretary);
  const made = await client.post('AddPaper', { meetingId, uploadId: sent.json<{ uploadId: string }>().uploadId, shareable: true });
  const id = made.json<{ made: { kind: string; id: string }[] }>().made[0]?.id;
  expect((await client.get(`/meetings/${meetingId}/papers`)).json()).toMatchObject({ papers: [{ id, number: 1, title: 'Kaart één', shareable: true, versions: [{ version: 1 }] }] });
  expect((await client.get(`/meetings/${meetingId}/papers/${id}/versions/1`)).rawPayload).toEqual(pdf('api'));
});

it.each([
  ['a program as PDF', 'a.pdf', exe(), 422, 'paper-differs'],
  ['too much', 'a.txt', Buffer.alloc(3 * 1024 * 1024, 65), 422, 'paper-too-large'],
  ['nothing', 'a.pdf', Buffer.alloc(0), 422, 'paper-empty'],
])('refuses %s by its code', async (_, name, bytes, status, code) => {
  const answer = await uploads(await house.meeting('preparation'), name, bytes);
  expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([status, code]);
});

it('takes nothing else than bytes, and nothing from who sees no such meeting', async () => {
  const meetingId = await house.meeting('preparation');
  expect((await uploads(meetingId, 'a.pdf', pdf(), 'secretary', 'multipart/form-data; boundary=x')).statusCode).toBe(415);
  expect((await uploads(house.id(), 'a.pdf', pdf())).statusCode).toBe(404);
});

it('gives nothing of a restricted paper to who is outside its circle', async () => {
  const meetingId = await house.meeting('preparation');
  const id = await addsPaper(house, meetingId, { title: 'Kring', restrictedTo: [house.people.chair.personId] });
  const client = await clientOf(server, house.people.expert);
  expect((await client.get(`/meetings/${meetingId}/papers`)).json()).toEqual({ papers: [] });
  expect((await client.get(`/meetings/${meetingId}`)).body).not.toContain('Kring');
  expect((await client.get(`/meetings/${meetingId}/papers/${id}/versions/1`)).statusCode).toBe(404);
});
