import { addsPaper, sends } from '../support/papers.js';
import type { House } from '../support/house.js';

/** A meeting with an item, and what is said of a paper that hangs on it. */
async function placed(house: House) {
  const meetingId = await house.meeting('opening');
  const itemId = await house.make('itemId', 'AddAgendaItem', { meetingId, title: 'Punt', place: 'opening' });
  return { meetingId, about: { kind: 'item', id: itemId }, title: 'Raming', shareable: true, restrictedTo: [house.people.secretary.personId, house.people.chair.personId] };
}

async function known(house: House) {
  const meetingId = await house.meeting('opening');
  return { meetingId, paperId: await addsPaper(house, meetingId), entryVersion: 1 };
}

/** Valid input for the commands on papers. */
export const PAPER_SAMPLES = {
  AddPaper: async (house: House) => ({ input: { ...(await placed(house)), uploadId: (await sends(house)).id, note: 'Bij de begroting' } }),
  OfferPaper: async (house: House) => {
    const { meetingId, about, title } = await placed(house);
    return { input: { meetingId, about, title, uploadId: (await sends(house, 'expert')).id, note: 'Bij de begroting' }, by: 'expert' as const };
  },
  AddPaperVersion: async (house: House) => ({ input: { ...(await known(house)), uploadId: (await sends(house)).id, note: 'Cijfers bij' } }),
  ChangePaper: async (house: House) => {
    const { meetingId, ...said } = await placed(house);
    return { input: { ...said, meetingId, paperId: await addsPaper(house, meetingId), entryVersion: 1 } };
  },
  WithdrawPaper: async (house: House) => ({ input: { ...(await known(house)), reason: 'Verkeerd bestand' } }),
};
