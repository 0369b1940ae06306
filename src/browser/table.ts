// The open page of a meeting: follows the journal, sends without leaving, and loses nothing when the line is gone.

import { livePosition } from './table/page.js';
import { follow, type Stream } from './table/stream.js';
import { takeForms, type Sending } from './table/sending.js';

if (livePosition() !== null) {
  const sending: Sending = takeForms(() => stream);
  const stream: Stream = follow({
    reload: () => void sending.go(location.pathname + location.search, true),
    back: () => sending.flush(),
  });
}
