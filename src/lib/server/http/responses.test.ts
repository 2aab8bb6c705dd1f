import { describe, expect, it } from 'vitest';
import {
	asUnavailable,
	bodyRefusal,
	refusalMessage,
	refusalResponse,
	shownError,
	withSecurityHeaders
} from './index';

const PUBLIC = { isHttps: false, isPersonal: false };

describe('the size of a body', () => {
	it.each([
		['/structures', '1000000', null],
		['/structures', '1000001', 'too-large'],
		['/donnees', '1600000000', null],
		['/donnees/imports', '1600000000', null],
		['/donnees', '1600000001', 'too-large'],
		['/donneesautres', '1000001', 'too-large']
	])('on %s, %s bytes', (pathname, length, code) => {
		expect(bodyRefusal(pathname, new Headers({ 'content-length': length }))?.code ?? null).toBe(code);
	});

	it('has to be announced, except for uploads', () => {
		const chunked = new Headers({ 'transfer-encoding': 'chunked' });
		expect(bodyRefusal('/structures', chunked)?.code).toBe('no-length');
		expect(bodyRefusal('/donnees', chunked)).toBeNull();
		expect(bodyRefusal('/structures', new Headers())).toBeNull();
	});
});

describe('a refusal', () => {
	it('is a French sentence with the limit', async () => {
		const response = refusalResponse({ code: 'too-large', limit: 1.6e9 }, new Headers());
		expect(response.status).toBe(413);
		expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8');
		expect(await response.text()).toContain('1,6\u00a0Go');
	});

	it('is JSON for a program', async () => {
		const response = refusalResponse({ code: 'cross-site' }, new Headers({ accept: 'application/json' }));
		expect(response.status).toBe(403);
		expect(await response.json()).toEqual({
			code: 'cross-site',
			message: refusalMessage({ code: 'cross-site' })
		});
	});

	it('is a page for a browser', async () => {
		const response = refusalResponse({ code: 'cross-site' }, new Headers({ accept: 'text/html,*/*' }));
		expect(response.status).toBe(403);
		expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
		expect(await response.text()).toContain('<h1>Cette demande n’a pas été exécutée</h1>');
	});

	it('has the shape of an action’s error for a form sent by script', async () => {
		const response = refusalResponse({ code: 'cross-site' }, new Headers({ 'x-sveltekit-action': 'true' }));
		expect(await response.json()).toMatchObject({ type: 'error', error: {} });
		expect(response.status).toBe(403);
	});
});

describe('every response', () => {
	it('carries the headers of a careful site', () => {
		const { headers } = withSecurityHeaders(new Response('x'), PUBLIC);
		expect(headers.get('x-content-type-options')).toBe('nosniff');
		expect(headers.get('referrer-policy')).toBe('same-origin');
		expect(headers.get('x-frame-options')).toBe('DENY');
		expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
		expect(headers.has('strict-transport-security')).toBe(false);
	});

	it('keeps what a route has set, its cookies and its status', () => {
		const given = new Response(null, {
			status: 303,
			headers: { 'content-security-policy': "default-src 'self'" }
		});
		given.headers.append('set-cookie', 'a=1');
		given.headers.append('set-cookie', 'b=2');
		const { headers, status } = withSecurityHeaders(given, { isHttps: true, isPersonal: false });
		expect(status).toBe(303);
		expect(headers.get('content-security-policy')).toBe("default-src 'self'");
		expect(headers.getSetCookie()).toEqual(['a=1', 'b=2']);
		expect(headers.get('strict-transport-security')).toBe('max-age=31536000');
	});

	it.each([
		['text/html; charset=utf-8', true, 200, 'private, no-store'],
		['application/json', true, 200, 'private, no-store'],
		['application/json', true, 304, 'private, no-cache'],
		['application/vnd.apache.arrow.stream', true, 200, 'private, no-cache'],
		['text/html', false, 200, 'private, no-cache']
	])(
		'of %s, for somebody signed in: %s, with status %i, is kept so: %s',
		(type, isPersonal, status, kept) => {
			const given = new Response(status === 304 ? null : 'x', { status, headers: { 'content-type': type } });
			const { headers } = withSecurityHeaders(given, { isHttps: false, isPersonal });
			expect(headers.get('cache-control')).toBe(kept);
		}
	);

	it('may be one whose headers cannot be changed', () => {
		const { headers, status } = withSecurityHeaders(Response.redirect('http://127.0.0.1/', 302), PUBLIC);
		expect(status).toBe(302);
		expect(headers.get('location')).toBe('http://127.0.0.1/');
		expect(headers.get('x-content-type-options')).toBe('nosniff');
	});
});

describe('an answer that failed because the database is away', () => {
	it('is unavailable, with the page and the headers it had', async () => {
		const failed = new Response('page', { status: 500, headers: { 'content-type': 'text/html' } });
		const answer = asUnavailable(failed);
		expect(answer.status).toBe(503);
		expect(answer.headers.get('content-type')).toBe('text/html');
		expect(await answer.text()).toBe('page');
	});

	it.each([200, 303, 404, 499, 501])('keeps its status %i when it is not that of a surprise', (status) => {
		expect(asUnavailable(new Response(null, { status })).status).toBe(status);
	});
});

describe('an error', () => {
	it('tells people its id only when the log holds it', () => {
		expect(shownError(500, 'abcd1234')).toMatchObject({ id: 'abcd1234' });
		expect(shownError(500, 'abcd1234').message).toContain('abcd1234');
		expect(shownError(404, 'abcd1234')).not.toHaveProperty('id');
		expect(shownError(413, 'abcd1234').message).toContain('taille');
	});
});
