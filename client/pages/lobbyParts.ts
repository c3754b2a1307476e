import '../styles/asides.css';
import '../styles/goals.css';
import '../styles/sides.css';
import '../words/room.ts';

/** What people see before the session: they come together, as one follows the other. */
export { LobbyPage } from './LobbyPage.tsx';
export { WaitingPage } from './WaitingPage.tsx';
