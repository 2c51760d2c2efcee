import { z } from 'zod';

// Zod would try whether it may compile code, which the page's content policy forbids and the browser reports as a violation.
z.config({ jitless: true });
