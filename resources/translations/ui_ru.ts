<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU" sourcelanguage="en">
<context>
    <name>AddressCard</name>
    <message>
        <source>Address for devices</source>
        <translation>Адрес для устройств</translation>
    </message>
    <message>
        <source>Copy the address for devices</source>
        <translation>Скопировать адрес для устройств</translation>
    </message>
    <message>
        <source>Address by name</source>
        <translation>Адрес по имени</translation>
    </message>
    <message>
        <source>Copy the address by name</source>
        <translation>Скопировать адрес по имени</translation>
    </message>
    <message>
        <source>Scan it with a phone, or copy it, and give it to the device as its OTA address.</source>
        <translation>Отсканируйте телефоном или скопируйте и укажите устройству как адрес OTA.</translation>
    </message>
    <message>
        <source>It appears here as soon as the hub listens.</source>
        <translation>Появится здесь, как только хаб начнёт принимать устройства.</translation>
    </message>
</context>
<context>
    <name>ApiKeyDialog</name>
    <message>
        <source>%1 key</source>
        <translation>Ключ %1</translation>
    </message>
    <message>
        <source>Paste the key here</source>
        <translation>Вставьте ключ сюда</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Показать</translation>
    </message>
    <message>
        <source>Show the key</source>
        <translation>Показать ключ</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Save key</source>
        <translation>Сохранить ключ</translation>
    </message>
    <message>
        <source>Forget key</source>
        <translation>Забыть ключ</translation>
    </message>
    <message>
        <source>With a key, %1 answers any question. The key belongs to your account at the service, which may charge for answers.</source>
        <translation>С ключом %1 отвечает на любые вопросы. Ключ относится к вашей учётной записи у сервиса; ответы могут быть платными.</translation>
    </message>
    <message>
        <source>Get a key at %1</source>
        <translation>Получить ключ на %1</translation>
    </message>
    <message>
        <source>A key is kept now %1; a new one takes its place.</source>
        <translation>Сейчас ключ хранится %1; новый займёт его место.</translation>
    </message>
    <message>
        <source>It is kept in this computer&apos;s keyring or, where there is none, in a file that only you can read. It is shown to nobody but the service.</source>
        <translation>Он хранится в связке ключей этого компьютера, а если её нет — в файле, который можете читать только вы. Никто, кроме сервиса, его не увидит.</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Скрыть</translation>
    </message>
</context>
<context>
    <name>Conversation</name>
    <message>
        <source>Conversation</source>
        <translation>Разговор</translation>
    </message>
</context>
<context>
    <name>CopyButton</name>
    <message>
        <source>Copy</source>
        <translation>Скопировать</translation>
    </message>
    <message>
        <source>Copied ✓</source>
        <translation>Скопировано ✓</translation>
    </message>
</context>
<context>
    <name>Emotion</name>
    <message>
        <source>neutral</source>
        <translation>спокойное</translation>
    </message>
    <message>
        <source>happy</source>
        <translation>радостное</translation>
    </message>
    <message>
        <source>laughing</source>
        <translation>смеющееся</translation>
    </message>
    <message>
        <source>funny</source>
        <translation>весёлое</translation>
    </message>
    <message>
        <source>sad</source>
        <translation>грустное</translation>
    </message>
    <message>
        <source>angry</source>
        <translation>сердитое</translation>
    </message>
    <message>
        <source>crying</source>
        <translation>плачущее</translation>
    </message>
    <message>
        <source>loving</source>
        <translation>влюблённое</translation>
    </message>
    <message>
        <source>embarrassed</source>
        <translation>смущённое</translation>
    </message>
    <message>
        <source>surprised</source>
        <translation>удивлённое</translation>
    </message>
    <message>
        <source>shocked</source>
        <translation>потрясённое</translation>
    </message>
    <message>
        <source>thinking</source>
        <translation>задумчивое</translation>
    </message>
    <message>
        <source>winking</source>
        <translation>подмигивающее</translation>
    </message>
    <message>
        <source>cool</source>
        <translation>невозмутимое</translation>
    </message>
    <message>
        <source>relaxed</source>
        <translation>расслабленное</translation>
    </message>
    <message>
        <source>savouring</source>
        <translation>довольное вкусом</translation>
    </message>
    <message>
        <source>sending a kiss</source>
        <translation>шлёт поцелуй</translation>
    </message>
    <message>
        <source>confident</source>
        <translation>уверенное</translation>
    </message>
    <message>
        <source>sleepy</source>
        <translation>сонное</translation>
    </message>
    <message>
        <source>silly</source>
        <translation>дурашливое</translation>
    </message>
    <message>
        <source>confused</source>
        <translation>растерянное</translation>
    </message>
</context>
<context>
    <name>EngineRow</name>
    <message>
        <source>%1, instead of the service</source>
        <translation>%1, вместо сервиса</translation>
    </message>
</context>
<context>
    <name>EnginesCard</name>
    <message>
        <source>Change or forget the key of the language model</source>
        <translation>Сменить или забыть ключ языковой модели</translation>
    </message>
    <message>
        <source>Engines</source>
        <translation>Движки</translation>
    </message>
    <message>
        <source>%1 key…</source>
        <translation>Ключ %1…</translation>
    </message>
</context>
<context>
    <name>FirstSteps</name>
    <message>
        <source>First steps</source>
        <translation>Первые шаги</translation>
    </message>
    <message>
        <source>Copy the command</source>
        <translation>Скопировать команду</translation>
    </message>
    <message>
        <source>Say something</source>
        <translation>Скажите что-нибудь</translation>
    </message>
    <message>
        <source>Found: %1. Wake a device and ask it a question; the conversation appears here.</source>
        <translation>Найдено: %1. Разбудите устройство и задайте вопрос — разговор появится здесь.</translation>
    </message>
    <message>
        <source>Connect your first device</source>
        <translation>Подключите первое устройство</translation>
    </message>
    <message>
        <source>The hub waits for it. No account, no cloud: only its address has to be told.</source>
        <translation>Хаб уже ждёт. Ни учётной записи, ни облака: устройству нужен только его адрес.</translation>
    </message>
    <message>
        <source>One moment</source>
        <translation>Одну минуту</translation>
    </message>
    <message>
        <source>The hub is starting. What to do first will be told here.</source>
        <translation>Хаб запускается. Здесь появится подсказка, с чего начать.</translation>
    </message>
    <message>
        <source>Is it yours? Compare the code above with the one that it says and shows, and let it in.</source>
        <translation>Оно ваше? Сравните код выше с тем, который оно называет и показывает, и впустите его.</translation>
    </message>
    <message>
        <source>A device has found the hub</source>
        <translation>Устройство нашло хаб</translation>
    </message>
    <message>
        <source>Copy this hub&apos;s address to your phone: scan the QR code on the left.</source>
        <translation>Перенесите адрес хаба на телефон: отсканируйте QR-код слева.</translation>
    </message>
    <message>
        <source>Switch the device on. On the phone, join the Wi-Fi that it opens: its name begins with “Xiaozhi”.</source>
        <translation>Включите устройство. Подключите телефон к его сети Wi-Fi: её имя начинается с «Xiaozhi».</translation>
    </message>
    <message>
        <source>On the page that opens (or at http://192.168.4.1) choose “Advanced” and paste the address as the OTA address.</source>
        <translation>На открывшейся странице (или по адресу http://192.168.4.1) выберите «Advanced» и вставьте адрес в поле OTA.</translation>
    </message>
    <message>
        <source>Choose your own Wi-Fi there and save. The device restarts and shows up here.</source>
        <translation>Там же выберите свой Wi-Fi и сохраните. Устройство перезапустится и появится здесь.</translation>
    </message>
    <message>
        <source>Command that starts a software device</source>
        <translation>Команда, запускающая программное устройство</translation>
    </message>
    <message>
        <source>No device at hand? Try a software one, in a terminal:</source>
        <translation>Нет устройства под рукой? Попробуйте программное, в терминале:</translation>
    </message>
</context>
<context>
    <name>HomePage</name>
    <message>
        <source>Stop</source>
        <translation>Стоп</translation>
    </message>
    <message>
        <source>Address and engines</source>
        <translation>Адрес и движки</translation>
    </message>
    <message>
        <source>Silence every device (%1)</source>
        <translation>Остановить речь на всех устройствах (%1)</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>Разговор</translation>
    </message>
</context>
<context>
    <name>KeyCard</name>
    <message>
        <source>%1 does not accept the key</source>
        <translation>%1 не принимает ключ</translation>
    </message>
    <message>
        <source>It was given in the environment or the settings file: correct it there and start again.</source>
        <translation>Он задан в переменных среды или в файле настроек: исправьте его там и запустите заново.</translation>
    </message>
    <message>
        <source>Enter it again, or make a new one at the service.</source>
        <translation>Введите его ещё раз или создайте новый у сервиса.</translation>
    </message>
    <message>
        <source>Change key…</source>
        <translation>Сменить ключ…</translation>
    </message>
    <message>
        <source>No %1 key</source>
        <translation>Нет ключа %1</translation>
    </message>
    <message>
        <source>Without it the hub answers only simple questions, such as the time.</source>
        <translation>Без него хаб отвечает только на простые вопросы, например который час.</translation>
    </message>
    <message>
        <source>Add key…</source>
        <translation>Добавить ключ…</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Quit</source>
        <translation>Выйти</translation>
    </message>
    <message>
        <source>Conversations cannot be kept for now</source>
        <translation>Разговоры пока не сохраняются</translation>
    </message>
    <message>
        <source>Conversations are kept again.</source>
        <translation>Разговоры снова сохраняются.</translation>
    </message>
    <message>
        <source>Stopping the conversation</source>
        <translation>Остановка разговора</translation>
    </message>
    <message>
        <source>Letting the device in</source>
        <translation>Впускаем устройство</translation>
    </message>
    <message>
        <source>Turning the device away</source>
        <translation>Отказ устройству</translation>
    </message>
    <message>
        <source>Blocking the device</source>
        <translation>Блокировка устройства</translation>
    </message>
    <message>
        <source>Silencing what rings</source>
        <translation>Выключение сигнала</translation>
    </message>
    <message>
        <source>Putting off what rings</source>
        <translation>Откладывание сигнала</translation>
    </message>
    <message>
        <source>Keeping the key</source>
        <translation>Сохранение ключа</translation>
    </message>
    <message>
        <source>Forgetting the key</source>
        <translation>Удаление ключа</translation>
    </message>
    <message>
        <source>The key is kept %1.</source>
        <translation>Ключ хранится %1.</translation>
    </message>
    <message>
        <source>The key is forgotten.</source>
        <translation>Ключ забыт.</translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message>
        <source>Notice</source>
        <translation>Уведомление</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Закрыть</translation>
    </message>
</context>
<context>
    <name>PairingWindow</name>
    <message>
        <source>If you press this, every new device on your network comes in without asking you.</source>
        <translation>Если нажать, любое новое устройство в сети войдёт без вопросов.</translation>
    </message>
    <message>
        <source>Meanwhile every new device on your network comes in without asking you.</source>
        <translation>В это время любое новое устройство в сети войдёт без вопросов.</translation>
    </message>
    <message numerus="yes">
        <source>Let new devices in for %n minute(s)</source>
        <translation>
            <numerusform>Впускать новые устройства %n минуту</numerusform>
            <numerusform>Впускать новые устройства %n минуты</numerusform>
            <numerusform>Впускать новые устройства %n минут</numerusform>
        </translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Стоп</translation>
    </message>
    <message>
        <source>Stop letting new devices in</source>
        <translation>Больше не впускать новые устройства</translation>
    </message>
    <message>
        <source>New devices come in: %1 left</source>
        <translation>Новые устройства входят: ещё %1</translation>
    </message>
</context>
<context>
    <name>QrCode</name>
    <message>
        <source>QR code of %1</source>
        <translation>QR-код адреса %1</translation>
    </message>
</context>
<context>
    <name>RingingCard</name>
    <message>
        <source>Timers and alarms</source>
        <translation>Таймеры и будильники</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>ещё %n</numerusform>
            <numerusform>ещё %n</numerusform>
            <numerusform>ещё %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RingingRow</name>
    <message>
        <source>In 9 minutes</source>
        <translation>Через 9 минут</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>Понятно</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Стоп</translation>
    </message>
    <message>
        <source>Reminder</source>
        <translation>Напоминание</translation>
    </message>
    <message>
        <source>Timer</source>
        <translation>Таймер</translation>
    </message>
    <message>
        <source>Alarm</source>
        <translation>Будильник</translation>
    </message>
    <message>
        <source>Missed at %1</source>
        <translation>Пропущено в %1</translation>
    </message>
    <message>
        <source>Rings since %1</source>
        <translation>Звонит с %1</translation>
    </message>
</context>
<context>
    <name>RowQuestion</name>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
</context>
<context>
    <name>SetupProblem</name>
    <message>
        <source>The hub&apos;s own message</source>
        <translation>Сообщение хаба</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Повторить</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>The hub could not start</source>
        <translation>Хаб не смог запуститься</translation>
    </message>
</context>
<context>
    <name>StateLine</name>
    <message>
        <source>Not started</source>
        <translation>Не запущен</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Запускается…</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Останавливается…</translation>
    </message>
    <message>
        <source>Cannot hold a conversation</source>
        <translation>Не может вести разговор</translation>
    </message>
    <message>
        <source>Loading speech models…</source>
        <translation>Загружаются речевые модели…</translation>
    </message>
    <message>
        <source>In conversation</source>
        <translation>Идёт разговор</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Готов</translation>
    </message>
    <message numerus="yes">
        <source>%n device(s) wait to be let in</source>
        <translation>
            <numerusform>%n ждёт разрешения</numerusform>
            <numerusform>%n ждут разрешения</numerusform>
            <numerusform>%n ждут разрешения</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n device(s)</source>
        <translation>
            <numerusform>%n устройство</numerusform>
            <numerusform>%n устройства</numerusform>
            <numerusform>%n устройств</numerusform>
        </translation>
    </message>
    <message>
        <source>no devices yet</source>
        <translation>устройств пока нет</translation>
    </message>
    <message>
        <source>a speech service fails</source>
        <translation>речевой сервис не работает</translation>
    </message>
    <message>
        <source>%1 refuses the key</source>
        <translation>%1 отвергает ключ</translation>
    </message>
    <message>
        <source>%1 ready</source>
        <translation>%1 готов</translation>
    </message>
    <message>
        <source>no %1 key</source>
        <translation>нет ключа %1</translation>
    </message>
    <message>
        <source>%1 not available</source>
        <translation>%1 недоступен</translation>
    </message>
</context>
<context>
    <name>TurnView</name>
    <message>
        <source>Question</source>
        <translation>Вопрос</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Ответ</translation>
    </message>
    <message>
        <source>Listening…</source>
        <translation>Слушает…</translation>
    </message>
    <message>
        <source>Thinking…</source>
        <translation>Думает…</translation>
    </message>
    <message>
        <source>Speaking…</source>
        <translation>Говорит…</translation>
    </message>
    <message>
        <source>Face: %1</source>
        <translation>Лицо: %1</translation>
    </message>
</context>
<context>
    <name>WaitingCard</name>
    <message>
        <source>Waiting to come in</source>
        <translation>Ждут разрешения войти</translation>
    </message>
    <message numerus="yes">
        <source>%n device(s)</source>
        <translation>
            <numerusform>%n устройство</numerusform>
            <numerusform>%n устройства</numerusform>
            <numerusform>%n устройств</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WaitingList</name>
    <message>
        <source>Devices that wait to be let in</source>
        <translation>Устройства, которые ждут разрешения войти</translation>
    </message>
</context>
<context>
    <name>WaitingRow</name>
    <message>
        <source>Let it in</source>
        <translation>Впустить</translation>
    </message>
    <message>
        <source>Not this one</source>
        <translation>Не это</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Заблокировать</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>ждёт с %1</translation>
    </message>
    <message numerus="yes">
        <source>It could not prove the key of its serial number (%n time(s))</source>
        <translation>
            <numerusform>Не доказало, что владеет ключом своего серийного номера (%n раз)</numerusform>
            <numerusform>Не доказало, что владеет ключом своего серийного номера (%n раза)</numerusform>
            <numerusform>Не доказало, что владеет ключом своего серийного номера (%n раз)</numerusform>
        </translation>
    </message>
    <message>
        <source>Two claim to be this device: let in the code that the device itself says</source>
        <translation>Два устройства выдают себя за это: впустите то, чей код называет само устройство</translation>
    </message>
    <message>
        <source>Was turned away before; has a new identity</source>
        <translation>Ему уже было отказано; теперь у него новый идентификатор</translation>
    </message>
    <message>
        <source>Known device, new identity: it would take the old one&apos;s place</source>
        <translation>Знакомое устройство с новым идентификатором: оно займёт место прежнего</translation>
    </message>
    <message>
        <source>Has the key of its serial number, as %1 has, which is known already</source>
        <translation>Ключ серийного номера у него есть, но он есть и у известного устройства %1</translation>
    </message>
    <message>
        <source>Is this the code that the device itself says? The other one may be an impostor.</source>
        <translation>Этот код называет само устройство? Другое может быть самозванцем.</translation>
    </message>
    <message>
        <source>Proved by its key who it is</source>
        <translation>Доказало своим ключом, кто оно</translation>
    </message>
    <message>
        <source>Known from before</source>
        <translation>Знакомо с прошлых времён</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Новое</translation>
    </message>
    <message>
        <source>Whoever this is does not have the key that you listed. Let it in all the same?</source>
        <translation>У него нет ключа, который вы записали для этого номера. Всё равно впустить?</translation>
    </message>
    <message>
        <source>You have turned this device away before. Let it in now?</source>
        <translation>Вы уже отказывали этому устройству. Впустить его теперь?</translation>
    </message>
    <message>
        <source>Right if you have reset or reinstalled the device. If not, somebody may pretend to be it. The old one will not be let in any more.</source>
        <translation>Это верно, если вы сбросили или перепрошили устройство. Если нет, кто-то может выдавать себя за него. Прежнее больше не будет допущено.</translation>
    </message>
    <message>
        <source>Yes, let it in</source>
        <translation>Да, впустить</translation>
    </message>
    <message>
        <source>The one that is let in under this name will be turned away, too. Block the device?</source>
        <translation>Устройство, которое уже допущено под этим именем, тоже получит отказ. Заблокировать?</translation>
    </message>
    <message>
        <source>It will be turned away for good, whatever identity it comes with. Block it?</source>
        <translation>Оно будет получать отказ всегда, с каким бы идентификатором ни пришло. Заблокировать?</translation>
    </message>
    <message>
        <source>Yes, block it</source>
        <translation>Да, заблокировать</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>The model is not on this computer. Get it in a terminal: %1</source>
        <translation>Модели нет на этом компьютере. Загрузите её в терминале: %1</translation>
    </message>
    <message>
        <source>Waits no longer</source>
        <translation>Больше не ждёт</translation>
    </message>
    <message>
        <source>Something unexpected happened. The log tells more.</source>
        <translation>Произошло что-то непредвиденное. Подробности — в журнале.</translation>
    </message>
    <message>
        <source>Hears</source>
        <translation>Слышит</translation>
    </message>
    <message>
        <source>Thinks</source>
        <translation>Думает</translation>
    </message>
    <message>
        <source>Speaks</source>
        <translation>Говорит</translation>
    </message>
    <message>
        <source>Notices speech</source>
        <translation>Замечает речь</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Загрузка…</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Готов</translation>
    </message>
    <message>
        <source>Standing in</source>
        <translation>Замещает</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Сбой</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Выключен</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Остановлено</translation>
    </message>
    <message>
        <source>Listened, but no words were understood</source>
        <translation>Слушал, но слов не разобрал</translation>
    </message>
    <message>
        <source>Not answered</source>
        <translation>Без ответа</translation>
    </message>
    <message>
        <source>Let in</source>
        <translation>Впущено</translation>
    </message>
    <message>
        <source>Turned away</source>
        <translation>Отказано</translation>
    </message>
    <message>
        <source>Blocked</source>
        <translation>Заблокировано</translation>
    </message>
    <message>
        <source>A setting is not acceptable. Correct it and start again.</source>
        <translation>Недопустимое значение настройки. Исправьте его и запустите заново.</translation>
    </message>
    <message>
        <source>Another program uses a port that the hub needs. Close that program (it may be a second hub), or start the hub with other ports: --http-port and --ws-port.</source>
        <translation>Нужный хабу порт занят другой программой. Закройте её (возможно, это второй хаб) или запустите хаб с другими портами: --http-port и --ws-port.</translation>
    </message>
    <message>
        <source>The address to listen on is not one of this computer&apos;s. Start the hub without --host, or with an address of this computer.</source>
        <translation>У этого компьютера нет адреса, на котором хаб должен принимать устройства. Запустите хаб без --host или с адресом этого компьютера.</translation>
    </message>
    <message>
        <source>The certificate for encrypted connections (TLS) cannot be used; the log says why. Put a good one in its place, or leave out tls.cert_file and tls.key_file.</source>
        <translation>Сертификат для шифрованных соединений (TLS) нельзя использовать; причина — в журнале. Положите вместо него исправный или уберите tls.cert_file и tls.key_file.</translation>
    </message>
    <message>
        <source>The hub cannot write to its data folder. Give yourself the right to write there, or choose another folder: --data-dir.</source>
        <translation>Хаб не может писать в свою папку данных. Дайте себе право записи в неё или выберите другую папку: --data-dir.</translation>
    </message>
    <message>
        <source>The disk is full, and nothing was saved. Free some space on it and try again.</source>
        <translation>Диск заполнен, ничего не сохранено. Освободите на нём место и попробуйте ещё раз.</translation>
    </message>
    <message>
        <source>Another hub on this computer uses the same data folder. Close that one, or choose another folder: --data-dir.</source>
        <translation>На этом компьютере другой хаб использует ту же папку данных. Закройте его или выберите другую папку: --data-dir.</translation>
    </message>
    <message>
        <source>The data folder was last used by a newer version of the hub, and was left as it is. Update the hub, or choose another folder: --data-dir.</source>
        <translation>Папкой данных уже пользовалась более новая версия хаба; в ней ничего не изменено. Обновите хаб или выберите другую папку: --data-dir.</translation>
    </message>
    <message>
        <source>A file in the data folder is damaged; the log names it. Put a copy in its place, or move it away to begin anew.</source>
        <translation>Файл в папке данных повреждён; его имя есть в журнале. Замените его копией или уберите, чтобы начать заново.</translation>
    </message>
    <message>
        <source>The disk has no room for the model. Free some space on it and try again.</source>
        <translation>На диске нет места для модели. Освободите место и попробуйте ещё раз.</translation>
    </message>
    <message>
        <source>The hub cannot start with these settings.</source>
        <translation>С этими настройками хаб не может запуститься.</translation>
    </message>
    <message>
        <source>No device waits with this code any more. Restart the device: it shows a new one.</source>
        <translation>С этим кодом больше никто не ждёт. Перезапустите устройство: оно покажет новый.</translation>
    </message>
    <message>
        <source>The hub does not know this device any more.</source>
        <translation>Хаб больше не знает этого устройства.</translation>
    </message>
    <message>
        <source>Too many wrong codes were tried. Wait a minute and try again.</source>
        <translation>Слишком много неверных кодов. Подождите минуту и попробуйте снова.</translation>
    </message>
    <message>
        <source>Nothing was decided about the device. Try again.</source>
        <translation>Об устройстве ничего не решено. Попробуйте снова.</translation>
    </message>
    <message>
        <source>A speech model is missing on this computer.</source>
        <translation>На этом компьютере не хватает речевой модели.</translation>
    </message>
    <message>
        <source>The model&apos;s files are damaged. Remove the model and get it again.</source>
        <translation>Файлы модели повреждены. Удалите модель и загрузите её снова.</translation>
    </message>
    <message>
        <source>The speech service does not accept the key. Set another one and restart the hub.</source>
        <translation>Речевой сервис не принимает ключ. Задайте другой и перезапустите хаб.</translation>
    </message>
    <message>
        <source>The account&apos;s limit at the speech service is reached. Look at its balance and limits.</source>
        <translation>Лимит учётной записи у речевого сервиса исчерпан. Проверьте баланс и ограничения.</translation>
    </message>
    <message>
        <source>The speech service cannot be reached. Look at the connection, and at the service if it is yours.</source>
        <translation>Речевой сервис недоступен. Проверьте соединение и сам сервис, если он ваш.</translation>
    </message>
    <message>
        <source>The speech service did not answer in time.</source>
        <translation>Речевой сервис не ответил вовремя.</translation>
    </message>
    <message>
        <source>The speech service failed. The log tells more.</source>
        <translation>Речевой сервис не справился. Подробности в журнале.</translation>
    </message>
    <message>
        <source>Nobody spoke while the button was held.</source>
        <translation>Пока кнопка была нажата, никто не говорил.</translation>
    </message>
    <message>
        <source>There was speech or noise, but no words were understood.</source>
        <translation>Была речь или шум, но слов разобрать не удалось.</translation>
    </message>
    <message>
        <source>The question was too long; its beginning was answered.</source>
        <translation>Вопрос был слишком длинным; ответ дан на его начало.</translation>
    </message>
    <message>
        <source>The question could not be made out.</source>
        <translation>Вопрос разобрать не удалось.</translation>
    </message>
    <message>
        <source>A part of the answer could not be spoken; read it here.</source>
        <translation>Часть ответа произнести не удалось; прочтите её здесь.</translation>
    </message>
    <message>
        <source>No key is set.</source>
        <translation>Ключ не задан.</translation>
    </message>
    <message>
        <source>It stopped working. Restart the hub; the log tells more.</source>
        <translation>Перестало работать. Перезапустите хаб; подробности — в журнале.</translation>
    </message>
    <message>
        <source>The speech service does not accept the request. Check its address, model and voice.</source>
        <translation>Речевой сервис не принимает запрос. Проверьте его адрес, модель и голос.</translation>
    </message>
    <message>
        <source>The speech service sent no sound, or no words.</source>
        <translation>Речевой сервис не прислал ни звука, ни слов.</translation>
    </message>
    <message>
        <source>The service does not accept the key. Enter it again or make a new one.</source>
        <translation>Сервис не принимает ключ. Введите его ещё раз или создайте новый.</translation>
    </message>
    <message>
        <source>The account&apos;s limit is reached. Look at its balance and limits at the service.</source>
        <translation>Исчерпан лимит учётной записи. Проверьте баланс и лимиты у сервиса.</translation>
    </message>
    <message>
        <source>This month&apos;s budget is used up. Raise it in the settings, or wait for the next month.</source>
        <translation>Бюджет на этот месяц исчерпан. Увеличьте его в настройках или дождитесь следующего месяца.</translation>
    </message>
    <message>
        <source>The service cannot be reached. Look at the internet connection.</source>
        <translation>Сервис недоступен. Проверьте подключение к интернету.</translation>
    </message>
    <message>
        <source>The service did not answer in time. Ask again in a moment.</source>
        <translation>Сервис не ответил вовремя. Спросите ещё раз чуть позже.</translation>
    </message>
    <message>
        <source>The answer broke off in the middle. Ask again.</source>
        <translation>Ответ оборвался на середине. Спросите ещё раз.</translation>
    </message>
    <message>
        <source>The service sent an answer without words. Ask again.</source>
        <translation>Сервис прислал ответ без слов. Спросите ещё раз.</translation>
    </message>
    <message>
        <source>The service gave no answer. Ask again in a moment.</source>
        <translation>Сервис не дал ответа. Спросите ещё раз чуть позже.</translation>
    </message>
    <message>
        <source>in this computer&apos;s keyring</source>
        <translation>в связке ключей этого компьютера</translation>
    </message>
    <message>
        <source>in a file that only you can read</source>
        <translation>в файле, который можете читать только вы</translation>
    </message>
    <message>
        <source>in the environment of this program</source>
        <translation>в переменных среды этой программы</translation>
    </message>
</context>
</TS>
