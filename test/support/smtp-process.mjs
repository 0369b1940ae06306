// An SMTP server as a process of its own: `node smtp-process.mjs PORT`. Says "ready PORT", then a line with the recipient for each mail it took.
import { SMTPServer } from 'smtp-server';

const server = new SMTPServer({
  disabledCommands: ['STARTTLS', 'AUTH'],
  disableReverseLookup: true,
  onData(stream, session, done) {
    stream.resume();
    stream.on('end', () => {
      process.stdout.write(`${session.envelope.rcptTo[0].address}\n`);
      done();
    });
  },
});
server.listen(Number(process.argv[2]), '127.0.0.1', () => process.stdout.write(`ready ${server.server.address().port}\n`));
