declare global {
	namespace App {
		/** What a person sees of an error. */
		interface Error {
			message: string;
			/** Finds the error in the log. */
			id?: string;
		}
	}
}

export {};
