import { createServer, connect, type AddressInfo, type Server, type Socket } from 'node:net';

/** What goes wrong with the next request that begins with some words: it never arrives, or it is carried out and its answer never comes back. */
type Loss = 'request' | 'answer';

/** A wire between a browser and a server that can be cut where a test wants it. */
export interface Wire {
  readonly url: string;
  /** Cuts everything that is open; nothing new comes through. */
  cut(): void;
  mend(): void;
  /** Cuts the wire at the next request that begins so ('POST /meetings/x/entries'); resolves when it is cut. */
  cutAt(request: string, loss: Loss): Promise<void>;
  /** Lets half of what the server sends next on a request that begins so through, and cuts. */
  cutInside(request: string): Promise<void>;
  close(): Promise<void>;
}

interface Trap {
  readonly request: string;
  readonly loss: Loss | 'half';
  sprung(): void;
}

/** Lays a wire to a server. */
export async function wireTo(target: string): Promise<Wire> {
  const { hostname, port } = new URL(target);
  const open = new Set<Socket>();
  let whole = true;
  let trap: Trap | null = null;

  function cut(): void {
    whole = false;
    for (const socket of open) socket.destroy();
  }

  function spring(): void {
    const sprung = trap;
    trap = null;
    cut();
    sprung?.sprung();
  }

  const server: Server = createServer((near) => {
    if (!whole) {
      near.destroy();
      return;
    }
    const far = connect({ host: hostname, port: Number(port) });
    let asked = '';
    for (const [one, other] of [[near, far], [far, near]] as const) {
      open.add(one);
      one.on('error', () => one.destroy());
      one.on('close', () => {
        open.delete(one);
        other.destroy();
      });
    }
    // A browser asks one thing at a time of a connection.
    near.on('data', (part) => {
      const beginning = part.toString('latin1', 0, 200);
      if (/^(GET|POST) /.test(beginning)) asked = beginning;
      if (trap?.loss === 'request' && asked.startsWith(trap.request)) spring();
      else far.write(part);
    });
    far.on('data', (part) => {
      if (trap === null || trap.loss === 'request' || !asked.startsWith(trap.request)) return void near.write(part);
      if (trap.loss === 'answer') return spring();
      near.write(part.subarray(0, part.length / 2), spring);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const trapped = (request: string, loss: Trap['loss']) =>
    new Promise<void>((resolve) => {
      trap = { request, loss, sprung: resolve };
    });

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cut,
    mend() {
      whole = true;
    },
    cutAt: trapped,
    cutInside: (request) => trapped(request, 'half'),
    async close() {
      cut();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
