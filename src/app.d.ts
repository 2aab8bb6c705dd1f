import type { Viewer } from '$lib/domain/access';
import type { OpenSession } from '$lib/server/auth/sessions';

declare global {
	namespace App {
		/** What a person sees of an error. */
		interface Error {
			message: string;
			/** Finds the error in the log. */
			id?: string;
		}

		interface PageData {
			/** Who is signed in, for every page. */
			viewer?: Viewer | null;
		}

		interface Locals {
			/** Who is signed in; null for nobody, and while a second factor is awaited. */
			viewer: Viewer | null;
			/** The session that the request came with, whatever its level. */
			session: OpenSession | null;
			/** What failed while the request was answered is the database, which cannot be used. */
			databaseAway?: boolean;
		}
	}
}

export {};
