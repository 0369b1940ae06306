import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { DOCUMENTS, MEDIA_TYPES } from '../../documents/document.file.js';
import { exampleMinutes } from '../../documents/house/example.js';
import { NEUTRAL_HOUSE, type House } from '../../documents/layout/house.js';
import type { Press } from '../../documents/press/press.js';
import { forbidden } from '../plugins/errors.js';
import { requireViewer, viewerOf } from '../plugins/session.js';

export interface HouseDeps {
  readonly house: House;
  readonly press: Pick<Press, 'print'>;
  readonly timeZone: string;
  readonly organisation: string;
}

/** The house style as it is in force, with an invented meeting in it, for administrators. */
export function houseFeature({ house, press, timeZone, organisation }: HouseDeps): FastifyPluginAsync {
  return async (app) => {
    app.addHook('preHandler', requireViewer);
    app.addHook('preHandler', async (request) => {
      if (request.viewer && !viewerOf(request).admin) throw forbidden();
    });
    app.get('/admin/template', async (request, reply) => showHouse(house, request, reply));
    for (const format of DOCUMENTS.minutes) {
      app.get(`/admin/template/example.${format}`, async ({ language }, reply) =>
        reply
          .type(MEDIA_TYPES[format])
          .header('content-disposition', `attachment; filename="example.${format}"`)
          .header('cache-control', 'no-store')
          .send(await press.print(exampleMinutes({ language, timeZone, organisation }), format)),
      );
    }
  };
}

function showHouse(house: House, { t }: FastifyRequest, reply: FastifyReply) {
  const { letterhead, logo, footer, colours, order } = house;
  const model = {
    letterhead,
    footer,
    none: house === NEUTRAL_HOUSE,
    logo: logo && t('template.logoSize', { alt: logo.alt, width: logo.width, height: logo.height }),
    colours: (['ink', 'heading', 'line', 'tableHead'] as const).map((name) => t('template.colour', { name: t(`template.${name}`), value: colours[name] })),
    order: order.map((part) => t(`template.order-${part}`)),
    examples: DOCUMENTS.minutes.map((format) => ({ href: `/admin/template/example.${format}`, label: t(`minutes.as-${format}`), whole: t('template.previewAs', { format: t(`minutes.as-${format}`) }) })),
  };
  return reply.page('house/template', model, { title: t('template.title'), nav: 'template' });
}
