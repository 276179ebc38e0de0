/** The floor: a Fastify route that answers the bytes of the environment from memory. */
import fastify from 'fastify';

const { BODY = '', PORT = '0' } = process.env;
const app = fastify();
app.get('/v1/credit-summaries', (_request, reply) => reply.type('application/json; charset=utf-8').send(BODY));
await app.listen({ port: Number(PORT), host: '127.0.0.1' });
