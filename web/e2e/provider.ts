// SPDX-License-Identifier: EUPL-1.2
// A real OpenID provider (npm oidc-provider, certified) on this machine: what a municipality's login is to the server. Its two
// pages are ours, because its own load a font from another host.
import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import type { Server as HttpServer } from 'node:http';
import { Provider, type JWK } from 'oidc-provider';

export type Algorithm = 'RS256' | 'PS256' | 'ES256';

export interface Identity {
  issuer: string;
  stop: () => Promise<void>;
}

export const kClient = 'meretid';
export const kSecret = 'en hemmelighed: med tegn & mellemrum';

/** Who works there. */
const kPeople: Record<string, { name: string; groups: string[] }> = {
  aase: { name: 'Åse Ærlig', groups: ['aktindsigt', 'kantine'] },
  bo: { name: 'Bo Bak', groups: ['aktindsigt'] },
  fremmed: { name: 'Frem Med', groups: ['kantine'] },
};

/** A key of its own for every start: a second start with another name is a rotation. */
function key(algorithm: Algorithm, id: string): JWK {
  const { privateKey } =
    algorithm === 'ES256' ? generateKeyPairSync('ec', { namedCurve: 'P-256' }) : generateKeyPairSync('rsa', { modulusLength: 2048 });
  return { ...privateKey.export({ format: 'jwk' }), kid: id, alg: algorithm, use: 'sig' } as JWK;
}

const page = (title: string, body: string) => `<!doctype html><html lang="da"><meta charset="utf-8"><title>${title}</title><h1>${title}</h1>${body}</html>`;

export async function start_provider(port: number, app: string, algorithm: Algorithm, key_id: string, in_id_token: boolean): Promise<Identity> {
  const issuer = `http://127.0.0.1:${port}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: kClient,
        client_secret: kSecret,
        redirect_uris: [`${app}/api/oidc/callback`],
        post_logout_redirect_uris: [`${app}/`],
        backchannel_logout_uri: `${app}/api/oidc/backchannel`,
        backchannel_logout_session_required: true,
        id_token_signed_response_alg: algorithm,
      },
    ],
    jwks: { keys: [key(algorithm, key_id)] },
    enabledJWA: { idTokenSigningAlgValues: ['RS256', 'PS256', 'ES256'] },
    claims: { openid: ['sub'], profile: ['name', 'preferred_username'], groups: ['groups'] },
    conformIdTokenClaims: !in_id_token, // else names and groups come from the userinfo endpoint only
    cookies: { keys: ['kun til prøver'] },
    pkce: { required: () => true },
    findAccount: (_, id) => ({
      accountId: id,
      claims: () => ({ sub: `person-${id}`, preferred_username: id, ...(kPeople[id] ?? { name: id, groups: [] }) }),
    }),
    interactions: { url: (_, interaction) => `/log-ind/${interaction.uid}` },
    // Nobody is asked what an employer has decided.
    loadExistingGrant: async (ctx) => {
      const grant = new ctx.oidc.provider.Grant({ clientId: ctx.oidc.client!.clientId, accountId: ctx.oidc.session!.accountId! });
      grant.addOIDCScope('openid profile groups');
      await grant.save();
      return grant;
    },
    features: {
      devInteractions: { enabled: false },
      backchannelLogout: { enabled: true },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (ctx, form) => {
          ctx.type = 'html';
          ctx.body = page('Log ud hos kommunen?', `${form}<button form="op.logoutForm" name="logout" value="yes">Ja, log ud</button>`);
        },
      },
    },
    // Without its dispatcher, which refuses to call this very machine.
    fetch: (url, options) => fetch(url, { ...options, dispatcher: undefined } as RequestInit),
  });
  provider.on('backchannel.error', (_, error) => console.error(error.message));
  provider.use(async (ctx, next) => {
    if (!ctx.path.startsWith('/log-ind/')) return next();
    const { uid } = await provider.interactionDetails(ctx.req, ctx.res);
    const answer = new URLSearchParams(ctx.querystring).get('som');
    if (answer === null) {
      ctx.type = 'html';
      ctx.body = page('Kommunens login', `<form action="/log-ind/${uid}"><label>Navn <input name="som"></label> <button>Fortsæt</button></form><a href="?som=">Afbryd</a>`);
      return;
    }
    const result = answer ? { login: { accountId: answer } } : { error: 'access_denied' };
    ctx.redirect(await provider.interactionResult(ctx.req, ctx.res, result));
  });
  const listening: HttpServer = provider.listen(port, '127.0.0.1');
  await once(listening, 'listening');
  return {
    issuer,
    stop: async () => {
      listening.closeAllConnections();
      listening.close();
      await once(listening, 'close');
    },
  };
}
