import { render } from 'preact';
import './styles/index.css';
import { App } from './pages/App.tsx';
import { beginLanguage } from './net/language.ts';
import { followHistory } from './net/route.ts';
import { applyLanguage } from './words/index.ts';

applyLanguage();
followHistory();
const root = document.getElementById('app');
if (root !== null) void beginLanguage().then(() => render(<App />, root));
