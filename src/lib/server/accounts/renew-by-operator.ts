import type { Database } from '../db';
import { makeLink } from '../auth/links';
import { note } from '../journal';
import { viewerOfEmail } from './viewer-of-email';

/**
 * A link by which somebody sets new means of signing in, made by who runs the program: the way back in when no administrator
 * can make one any more. @returns the token of its address; null when nobody signs in under this e-mail
 */
export async function renewByOperator(db: Database, email: string): Promise<string | null> {
	const viewer = await viewerOfEmail(db, email);
	if (viewer === null) return null;
	return db.transaction(async (session) => {
		const { account } = viewer;
		const token = await makeLink(session, { kind: 'renewal', account, createdBy: null });
		await note(session, 'cli', {
			action: 'link-made',
			subject: `account ${account}`,
			after: { kind: 'renewal' }
		});
		return token;
	});
}
