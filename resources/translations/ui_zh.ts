<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AddressCard</name>
    <message>
        <source>Address for devices</source>
        <translation>设备连接地址</translation>
    </message>
    <message>
        <source>Copy the address for devices</source>
        <translation>复制设备连接地址</translation>
    </message>
    <message>
        <source>Address by name</source>
        <translation>按名称的地址</translation>
    </message>
    <message>
        <source>Copy the address by name</source>
        <translation>复制按名称的地址</translation>
    </message>
    <message>
        <source>Scan it with a phone, or copy it, and give it to the device as its OTA address.</source>
        <translation>用手机扫描或复制，再填到设备的 OTA 地址里。</translation>
    </message>
    <message>
        <source>It appears here as soon as the hub listens.</source>
        <translation>中枢开始接受设备后，地址会显示在这里。</translation>
    </message>
</context>
<context>
    <name>ApiKeyDialog</name>
    <message>
        <source>%1 key</source>
        <translation>%1 密钥</translation>
    </message>
    <message>
        <source>Paste the key here</source>
        <translation>在此粘贴密钥</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Show the key</source>
        <translation>显示密钥</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Save key</source>
        <translation>保存密钥</translation>
    </message>
    <message>
        <source>Forget key</source>
        <translation>忘掉密钥</translation>
    </message>
    <message>
        <source>With a key, %1 answers any question. The key belongs to your account at the service, which may charge for answers.</source>
        <translation>有了密钥，%1 可以回答任何问题。密钥属于您在该服务的账户，回答可能会收费。</translation>
    </message>
    <message>
        <source>Get a key at %1</source>
        <translation>到 %1 获取密钥</translation>
    </message>
    <message>
        <source>A key is kept now %1; a new one takes its place.</source>
        <translation>现有密钥保存在%1；新密钥会取代它。</translation>
    </message>
    <message>
        <source>It is kept in this computer&apos;s keyring or, where there is none, in a file that only you can read. It is shown to nobody but the service.</source>
        <translation>密钥保存在本机的密钥环中；没有密钥环时，保存在只有您能读取的文件里。除该服务外，不会给任何人看。</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>隐藏</translation>
    </message>
</context>
<context>
    <name>Conversation</name>
    <message>
        <source>Conversation</source>
        <translation>对话</translation>
    </message>
</context>
<context>
    <name>CopyButton</name>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copied ✓</source>
        <translation>已复制 ✓</translation>
    </message>
</context>
<context>
    <name>Emotion</name>
    <message>
        <source>neutral</source>
        <translation>平静</translation>
    </message>
    <message>
        <source>happy</source>
        <translation>开心</translation>
    </message>
    <message>
        <source>laughing</source>
        <translation>大笑</translation>
    </message>
    <message>
        <source>funny</source>
        <translation>有趣</translation>
    </message>
    <message>
        <source>sad</source>
        <translation>难过</translation>
    </message>
    <message>
        <source>angry</source>
        <translation>生气</translation>
    </message>
    <message>
        <source>crying</source>
        <translation>哭泣</translation>
    </message>
    <message>
        <source>loving</source>
        <translation>喜爱</translation>
    </message>
    <message>
        <source>embarrassed</source>
        <translation>尴尬</translation>
    </message>
    <message>
        <source>surprised</source>
        <translation>惊讶</translation>
    </message>
    <message>
        <source>shocked</source>
        <translation>震惊</translation>
    </message>
    <message>
        <source>thinking</source>
        <translation>思考</translation>
    </message>
    <message>
        <source>winking</source>
        <translation>眨眼</translation>
    </message>
    <message>
        <source>cool</source>
        <translation>酷</translation>
    </message>
    <message>
        <source>relaxed</source>
        <translation>放松</translation>
    </message>
    <message>
        <source>savouring</source>
        <translation>美味</translation>
    </message>
    <message>
        <source>sending a kiss</source>
        <translation>飞吻</translation>
    </message>
    <message>
        <source>confident</source>
        <translation>自信</translation>
    </message>
    <message>
        <source>sleepy</source>
        <translation>困倦</translation>
    </message>
    <message>
        <source>silly</source>
        <translation>调皮</translation>
    </message>
    <message>
        <source>confused</source>
        <translation>困惑</translation>
    </message>
</context>
<context>
    <name>EngineRow</name>
    <message>
        <source>%1, instead of the service</source>
        <translation>%1（代替服务）</translation>
    </message>
</context>
<context>
    <name>EnginesCard</name>
    <message>
        <source>Change or forget the key of the language model</source>
        <translation>更换或忘掉语言模型的密钥</translation>
    </message>
    <message>
        <source>Engines</source>
        <translation>引擎</translation>
    </message>
    <message>
        <source>%1 key…</source>
        <translation>%1 密钥…</translation>
    </message>
</context>
<context>
    <name>FirstSteps</name>
    <message>
        <source>First steps</source>
        <translation>第一步</translation>
    </message>
    <message>
        <source>Copy the command</source>
        <translation>复制命令</translation>
    </message>
    <message>
        <source>Say something</source>
        <translation>说点什么吧</translation>
    </message>
    <message>
        <source>Found: %1. Wake a device and ask it a question; the conversation appears here.</source>
        <translation>已找到：%1。唤醒设备并提一个问题，对话会显示在这里。</translation>
    </message>
    <message>
        <source>Connect your first device</source>
        <translation>连接第一台设备</translation>
    </message>
    <message>
        <source>The hub waits for it. No account, no cloud: only its address has to be told.</source>
        <translation>中枢正在等待。不用账户，不用云端：只要告诉设备中枢的地址。</translation>
    </message>
    <message>
        <source>One moment</source>
        <translation>请稍候</translation>
    </message>
    <message>
        <source>The hub is starting. What to do first will be told here.</source>
        <translation>中枢正在启动。这里会告诉您先做什么。</translation>
    </message>
    <message>
        <source>Is it yours? Compare the code above with the one that it says and shows, and let it in.</source>
        <translation>是您的设备吗？请核对上方的验证码与设备说出和显示的验证码，然后允许它接入。</translation>
    </message>
    <message>
        <source>A device has found the hub</source>
        <translation>有设备找到了中枢</translation>
    </message>
    <message>
        <source>Copy this hub&apos;s address to your phone: scan the QR code on the left.</source>
        <translation>把中枢的地址复制到手机：扫描左边的二维码。</translation>
    </message>
    <message>
        <source>Switch the device on. On the phone, join the Wi-Fi that it opens: its name begins with “Xiaozhi”.</source>
        <translation>打开设备。用手机连接它开出的 Wi-Fi，名称以“Xiaozhi”开头。</translation>
    </message>
    <message>
        <source>On the page that opens (or at http://192.168.4.1) choose “Advanced” and paste the address as the OTA address.</source>
        <translation>在打开的页面（或 http://192.168.4.1）选择“高级选项”，把地址粘贴为 OTA 地址。</translation>
    </message>
    <message>
        <source>Choose your own Wi-Fi there and save. The device restarts and shows up here.</source>
        <translation>在那里选择您自己的 Wi-Fi 并保存。设备会重启，然后出现在这里。</translation>
    </message>
    <message>
        <source>Command that starts a software device</source>
        <translation>启动软件设备的命令</translation>
    </message>
    <message>
        <source>No device at hand? Try a software one, in a terminal:</source>
        <translation>手边没有设备？在终端里试试软件设备：</translation>
    </message>
</context>
<context>
    <name>HomePage</name>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Address and engines</source>
        <translation>地址和引擎</translation>
    </message>
    <message>
        <source>Silence every device (%1)</source>
        <translation>让所有设备安静下来 (%1)</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>对话</translation>
    </message>
</context>
<context>
    <name>KeyCard</name>
    <message>
        <source>%1 does not accept the key</source>
        <translation>%1 不接受这个密钥</translation>
    </message>
    <message>
        <source>It was given in the environment or the settings file: correct it there and start again.</source>
        <translation>密钥来自环境变量或设置文件：请在那里改正，然后重新启动。</translation>
    </message>
    <message>
        <source>Enter it again, or make a new one at the service.</source>
        <translation>请重新输入，或到该服务新建一个。</translation>
    </message>
    <message>
        <source>Change key…</source>
        <translation>更换密钥…</translation>
    </message>
    <message>
        <source>No %1 key</source>
        <translation>没有 %1 密钥</translation>
    </message>
    <message>
        <source>Without it the hub answers only simple questions, such as the time.</source>
        <translation>没有密钥时，中枢只能回答简单的问题，例如现在几点。</translation>
    </message>
    <message>
        <source>Add key…</source>
        <translation>添加密钥…</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Conversations cannot be kept for now</source>
        <translation>对话暂时无法保存</translation>
    </message>
    <message>
        <source>Conversations are kept again.</source>
        <translation>对话又可以保存了。</translation>
    </message>
    <message>
        <source>Stopping the conversation</source>
        <translation>停止对话</translation>
    </message>
    <message>
        <source>Letting the device in</source>
        <translation>允许设备接入</translation>
    </message>
    <message>
        <source>Turning the device away</source>
        <translation>拒绝设备</translation>
    </message>
    <message>
        <source>Blocking the device</source>
        <translation>屏蔽设备</translation>
    </message>
    <message>
        <source>Silencing what rings</source>
        <translation>停止响铃</translation>
    </message>
    <message>
        <source>Putting off what rings</source>
        <translation>稍后再响</translation>
    </message>
    <message>
        <source>Keeping the key</source>
        <translation>保存密钥</translation>
    </message>
    <message>
        <source>Forgetting the key</source>
        <translation>忘掉密钥</translation>
    </message>
    <message>
        <source>The key is kept %1.</source>
        <translation>密钥已保存在%1。</translation>
    </message>
    <message>
        <source>The key is forgotten.</source>
        <translation>密钥已忘掉。</translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message>
        <source>Notice</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>PairingWindow</name>
    <message>
        <source>If you press this, every new device on your network comes in without asking you.</source>
        <translation>按下后，网络中的新设备无需询问即可接入。</translation>
    </message>
    <message>
        <source>Meanwhile every new device on your network comes in without asking you.</source>
        <translation>期间，网络中的新设备无需询问即可接入。</translation>
    </message>
    <message numerus="yes">
        <source>Let new devices in for %n minute(s)</source>
        <translation>
            <numerusform>在 %n 分钟内允许新设备接入</numerusform>
        </translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Stop letting new devices in</source>
        <translation>不再自动允许新设备接入</translation>
    </message>
    <message>
        <source>New devices come in: %1 left</source>
        <translation>新设备可自动接入：剩余 %1</translation>
    </message>
</context>
<context>
    <name>QrCode</name>
    <message>
        <source>QR code of %1</source>
        <translation>%1 的二维码</translation>
    </message>
</context>
<context>
    <name>RingingCard</name>
    <message>
        <source>Timers and alarms</source>
        <translation>计时器和闹钟</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>还有 %n 个</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RingingRow</name>
    <message>
        <source>In 9 minutes</source>
        <translation>9 分钟后再响</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>知道了</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Reminder</source>
        <translation>提醒</translation>
    </message>
    <message>
        <source>Timer</source>
        <translation>计时器</translation>
    </message>
    <message>
        <source>Alarm</source>
        <translation>闹钟</translation>
    </message>
    <message>
        <source>Missed at %1</source>
        <translation>%1 的提醒已错过</translation>
    </message>
    <message>
        <source>Rings since %1</source>
        <translation>%1 起响铃</translation>
    </message>
</context>
<context>
    <name>RowQuestion</name>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
</context>
<context>
    <name>SetupProblem</name>
    <message>
        <source>The hub&apos;s own message</source>
        <translation>中枢的原始消息</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>The hub could not start</source>
        <translation>中枢未能启动</translation>
    </message>
</context>
<context>
    <name>StateLine</name>
    <message>
        <source>Not started</source>
        <translation>未启动</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>正在启动…</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>正在停止…</translation>
    </message>
    <message>
        <source>Cannot hold a conversation</source>
        <translation>无法对话</translation>
    </message>
    <message>
        <source>Loading speech models…</source>
        <translation>正在加载语音模型…</translation>
    </message>
    <message>
        <source>In conversation</source>
        <translation>正在对话</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>就绪</translation>
    </message>
    <message numerus="yes">
        <source>%n device(s) wait to be let in</source>
        <translation>
            <numerusform>%n 台设备等待允许</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n device(s)</source>
        <translation>
            <numerusform>%n 台设备</numerusform>
        </translation>
    </message>
    <message>
        <source>no devices yet</source>
        <translation>还没有设备</translation>
    </message>
    <message>
        <source>a speech service fails</source>
        <translation>语音服务出错</translation>
    </message>
    <message>
        <source>%1 refuses the key</source>
        <translation>%1 拒绝密钥</translation>
    </message>
    <message>
        <source>%1 ready</source>
        <translation>%1 就绪</translation>
    </message>
    <message>
        <source>no %1 key</source>
        <translation>没有 %1 密钥</translation>
    </message>
    <message>
        <source>%1 not available</source>
        <translation>%1 不可用</translation>
    </message>
</context>
<context>
    <name>TurnView</name>
    <message>
        <source>Question</source>
        <translation>提问</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>回答</translation>
    </message>
    <message>
        <source>Listening…</source>
        <translation>正在听…</translation>
    </message>
    <message>
        <source>Thinking…</source>
        <translation>正在思考…</translation>
    </message>
    <message>
        <source>Speaking…</source>
        <translation>正在说…</translation>
    </message>
    <message>
        <source>Face: %1</source>
        <translation>表情：%1</translation>
    </message>
</context>
<context>
    <name>WaitingCard</name>
    <message>
        <source>Waiting to come in</source>
        <translation>等待接入</translation>
    </message>
    <message numerus="yes">
        <source>%n device(s)</source>
        <translation>
            <numerusform>%n 台设备</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WaitingList</name>
    <message>
        <source>Devices that wait to be let in</source>
        <translation>等待允许接入的设备</translation>
    </message>
</context>
<context>
    <name>WaitingRow</name>
    <message>
        <source>Let it in</source>
        <translation>允许接入</translation>
    </message>
    <message>
        <source>Not this one</source>
        <translation>不是这台</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>屏蔽</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>%1 开始等待</translation>
    </message>
    <message numerus="yes">
        <source>It could not prove the key of its serial number (%n time(s))</source>
        <translation>
            <numerusform>未能证明拥有其序列号的密钥（%n 次）</numerusform>
        </translation>
    </message>
    <message>
        <source>Two claim to be this device: let in the code that the device itself says</source>
        <translation>有两个设备自称是它：请接入设备自己念出的那个验证码</translation>
    </message>
    <message>
        <source>Was turned away before; has a new identity</source>
        <translation>曾被拒绝，现在使用新的身份</translation>
    </message>
    <message>
        <source>Known device, new identity: it would take the old one&apos;s place</source>
        <translation>已知设备，新的身份：它会取代原来的设备</translation>
    </message>
    <message>
        <source>Has the key of its serial number, as %1 has, which is known already</source>
        <translation>它有该序列号的密钥，但已知的设备 %1 也有</translation>
    </message>
    <message>
        <source>Is this the code that the device itself says? The other one may be an impostor.</source>
        <translation>这是设备自己念出的验证码吗？另一个可能是冒充的。</translation>
    </message>
    <message>
        <source>Proved by its key who it is</source>
        <translation>已用密钥证明身份</translation>
    </message>
    <message>
        <source>Known from before</source>
        <translation>以前见过</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新设备</translation>
    </message>
    <message>
        <source>Whoever this is does not have the key that you listed. Let it in all the same?</source>
        <translation>它没有您登记的密钥。仍要允许接入吗？</translation>
    </message>
    <message>
        <source>You have turned this device away before. Let it in now?</source>
        <translation>您曾拒绝过这台设备。现在允许接入吗？</translation>
    </message>
    <message>
        <source>Right if you have reset or reinstalled the device. If not, somebody may pretend to be it. The old one will not be let in any more.</source>
        <translation>如果您重置或重装过这台设备，可以允许；否则可能是有人冒充它。原来的设备将不能再接入。</translation>
    </message>
    <message>
        <source>Yes, let it in</source>
        <translation>是，允许接入</translation>
    </message>
    <message>
        <source>The one that is let in under this name will be turned away, too. Block the device?</source>
        <translation>以此名义已接入的设备也会被拒绝。要屏蔽吗？</translation>
    </message>
    <message>
        <source>It will be turned away for good, whatever identity it comes with. Block it?</source>
        <translation>无论它以什么身份出现，都会一直被拒绝。要屏蔽吗？</translation>
    </message>
    <message>
        <source>Yes, block it</source>
        <translation>是，屏蔽</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>The model is not on this computer. Get it in a terminal: %1</source>
        <translation>本机没有这个模型。在终端里获取：%1</translation>
    </message>
    <message>
        <source>Waits no longer</source>
        <translation>不再等待</translation>
    </message>
    <message>
        <source>Something unexpected happened. The log tells more.</source>
        <translation>发生了意外情况。详情见日志。</translation>
    </message>
    <message>
        <source>Hears</source>
        <translation>听</translation>
    </message>
    <message>
        <source>Thinks</source>
        <translation>想</translation>
    </message>
    <message>
        <source>Speaks</source>
        <translation>说</translation>
    </message>
    <message>
        <source>Notices speech</source>
        <translation>察觉说话</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>加载中…</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>Standing in</source>
        <translation>临时代替</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Listened, but no words were understood</source>
        <translation>听了，但没有听清</translation>
    </message>
    <message>
        <source>Not answered</source>
        <translation>未回答</translation>
    </message>
    <message>
        <source>Let in</source>
        <translation>已允许接入</translation>
    </message>
    <message>
        <source>Turned away</source>
        <translation>已拒绝</translation>
    </message>
    <message>
        <source>Blocked</source>
        <translation>已屏蔽</translation>
    </message>
    <message>
        <source>A setting is not acceptable. Correct it and start again.</source>
        <translation>有一项设置不可用。请改正后重新启动。</translation>
    </message>
    <message>
        <source>Another program uses a port that the hub needs. Close that program (it may be a second hub), or start the hub with other ports: --http-port and --ws-port.</source>
        <translation>中枢需要的端口被其他程序占用。请关闭那个程序（也可能是另一个中枢），或用其他端口启动：--http-port 和 --ws-port。</translation>
    </message>
    <message>
        <source>The address to listen on is not one of this computer&apos;s. Start the hub without --host, or with an address of this computer.</source>
        <translation>要监听的地址不属于本机。启动中枢时不要加 --host，或改用本机的地址。</translation>
    </message>
    <message>
        <source>The certificate for encrypted connections (TLS) cannot be used; the log says why. Put a good one in its place, or leave out tls.cert_file and tls.key_file.</source>
        <translation>加密连接（TLS）的证书无法使用，原因见日志。请换上有效的证书，或去掉 tls.cert_file 和 tls.key_file。</translation>
    </message>
    <message>
        <source>The hub cannot write to its data folder. Give yourself the right to write there, or choose another folder: --data-dir.</source>
        <translation>中枢无法写入数据文件夹。请给自己写入权限，或选择其他文件夹：--data-dir。</translation>
    </message>
    <message>
        <source>The disk is full, and nothing was saved. Free some space on it and try again.</source>
        <translation>磁盘已满，什么都没有保存。请在磁盘上腾出一些空间，然后重试。</translation>
    </message>
    <message>
        <source>Another hub on this computer uses the same data folder. Close that one, or choose another folder: --data-dir.</source>
        <translation>这台电脑上的另一个中枢正在使用同一个数据文件夹。请关闭它，或选择另一个文件夹：--data-dir。</translation>
    </message>
    <message>
        <source>The data folder was last used by a newer version of the hub, and was left as it is. Update the hub, or choose another folder: --data-dir.</source>
        <translation>数据文件夹已被更新版本的中枢使用过，其中内容未作改动。请更新中枢，或选择另一个文件夹：--data-dir。</translation>
    </message>
    <message>
        <source>A file in the data folder is damaged; the log names it. Put a copy in its place, or move it away to begin anew.</source>
        <translation>数据文件夹中有一个文件已损坏，日志中有它的名称。请换上它的副本，或将它移走以重新开始。</translation>
    </message>
    <message>
        <source>The disk has no room for the model. Free some space on it and try again.</source>
        <translation>磁盘空间不足，放不下模型。请腾出一些空间，然后重试。</translation>
    </message>
    <message>
        <source>The hub cannot start with these settings.</source>
        <translation>中枢无法用这些设置启动。</translation>
    </message>
    <message>
        <source>No device waits with this code any more. Restart the device: it shows a new one.</source>
        <translation>已没有设备以此验证码等待。请重启设备，它会显示新的验证码。</translation>
    </message>
    <message>
        <source>The hub does not know this device any more.</source>
        <translation>中枢已不认识这台设备。</translation>
    </message>
    <message>
        <source>Too many wrong codes were tried. Wait a minute and try again.</source>
        <translation>错误验证码尝试过多。请稍等一分钟再试。</translation>
    </message>
    <message>
        <source>Nothing was decided about the device. Try again.</source>
        <translation>尚未对该设备作出决定。请重试。</translation>
    </message>
    <message>
        <source>A speech model is missing on this computer.</source>
        <translation>本机缺少语音模型。</translation>
    </message>
    <message>
        <source>The model&apos;s files are damaged. Remove the model and get it again.</source>
        <translation>模型文件已损坏。请删除后重新获取。</translation>
    </message>
    <message>
        <source>The speech service does not accept the key. Set another one and restart the hub.</source>
        <translation>语音服务不接受密钥。请换一个密钥并重新启动中枢。</translation>
    </message>
    <message>
        <source>The account&apos;s limit at the speech service is reached. Look at its balance and limits.</source>
        <translation>语音服务账户的额度已用完。请查看余额和限额。</translation>
    </message>
    <message>
        <source>The speech service cannot be reached. Look at the connection, and at the service if it is yours.</source>
        <translation>无法连接语音服务。请检查网络；如果服务是你自己的，也请检查它。</translation>
    </message>
    <message>
        <source>The speech service did not answer in time.</source>
        <translation>语音服务没有及时回应。</translation>
    </message>
    <message>
        <source>The speech service failed. The log tells more.</source>
        <translation>语音服务出错了，详情见日志。</translation>
    </message>
    <message>
        <source>Nobody spoke while the button was held.</source>
        <translation>按住按钮时没有人说话。</translation>
    </message>
    <message>
        <source>There was speech or noise, but no words were understood.</source>
        <translation>有人声或噪音，但没有听出任何词语。</translation>
    </message>
    <message>
        <source>The question was too long; its beginning was answered.</source>
        <translation>问题太长，只回答了开头的部分。</translation>
    </message>
    <message>
        <source>The question could not be made out.</source>
        <translation>没能听清问题。</translation>
    </message>
    <message>
        <source>A part of the answer could not be spoken; read it here.</source>
        <translation>回答有一部分没能念出来，请在这里阅读。</translation>
    </message>
    <message>
        <source>No key is set.</source>
        <translation>没有设置密钥。</translation>
    </message>
    <message>
        <source>It stopped working. Restart the hub; the log tells more.</source>
        <translation>已停止工作。请重启中枢；详情见日志。</translation>
    </message>
    <message>
        <source>The speech service does not accept the request. Check its address, model and voice.</source>
        <translation>语音服务不接受请求。请检查它的地址、模型和声音。</translation>
    </message>
    <message>
        <source>The speech service sent no sound, or no words.</source>
        <translation>语音服务没有发来声音或文字。</translation>
    </message>
    <message>
        <source>The service does not accept the key. Enter it again or make a new one.</source>
        <translation>服务不接受这个密钥。请重新输入或新建一个。</translation>
    </message>
    <message>
        <source>The account&apos;s limit is reached. Look at its balance and limits at the service.</source>
        <translation>账户已达到限额。请到该服务查看余额和限额。</translation>
    </message>
    <message>
        <source>This month&apos;s budget is used up. Raise it in the settings, or wait for the next month.</source>
        <translation>本月的预算已用完。请在设置里提高预算，或者等到下个月。</translation>
    </message>
    <message>
        <source>The service cannot be reached. Look at the internet connection.</source>
        <translation>无法连接服务。请检查网络连接。</translation>
    </message>
    <message>
        <source>The service did not answer in time. Ask again in a moment.</source>
        <translation>服务没有及时回应。请稍后再问。</translation>
    </message>
    <message>
        <source>The answer broke off in the middle. Ask again.</source>
        <translation>回答中途断了。请再问一次。</translation>
    </message>
    <message>
        <source>The service sent an answer without words. Ask again.</source>
        <translation>服务返回了空的回答。请再问一次。</translation>
    </message>
    <message>
        <source>The service gave no answer. Ask again in a moment.</source>
        <translation>服务没有给出回答。请稍后再问。</translation>
    </message>
    <message>
        <source>in this computer&apos;s keyring</source>
        <translation>本机的密钥环中</translation>
    </message>
    <message>
        <source>in a file that only you can read</source>
        <translation>只有您能读取的文件中</translation>
    </message>
    <message>
        <source>in the environment of this program</source>
        <translation>本程序的环境变量中</translation>
    </message>
</context>
</TS>
