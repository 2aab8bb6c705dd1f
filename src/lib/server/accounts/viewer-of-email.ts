import { emailKey, type Viewer } from '$lib/domain/access';
import { MAY_SIGN_IN, VIEWER_COLUMNS, viewerOf } from '../auth/sessions';
import type { Session } from '../db';

/** Who signs in under an e-mail, for an operator who looks as they do; null when nobody may sign in under it. */
export async function viewerOfEmail(db: Session, email: string): Promise<Viewer | null> {
	const [row] = await db.query(
		`select ${VIEWER_COLUMNS} from accounts a where a.email_key = $1 and ${MAY_SIGN_IN}`,
		[emailKey(email)]
	);
	return row ? viewerOf(row) : null;
}
